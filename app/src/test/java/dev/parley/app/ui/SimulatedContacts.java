package dev.parley.app.ui;

import dev.parley.app.session.Contacts;
import dev.parley.signaling.protocol.RingFor;
import java.util.Queue;

/** Writes down what the window wants of other people. */
record SimulatedContacts(Queue<String> intents) implements Contacts {
    @Override
    public void add(String username) {
        intents.add("add " + username);
    }

    @Override
    public void remove(String username) {
        intents.add("remove " + username);
    }

    @Override
    public void decline(String username) {
        intents.add("decline " + username);
    }

    @Override
    public void block(String username) {
        intents.add("block " + username);
    }

    @Override
    public void unblock(String username) {
        intents.add("unblock " + username);
    }

    @Override
    public void ringFor(RingFor ringFor) {
        intents.add("ring-for " + ringFor.word());
    }

    @Override
    public void doNotDisturb(boolean on) {
        intents.add("do-not-disturb " + on);
    }
}
