package dev.parley.app.ui;

import dev.parley.app.ui.about.Updates;
import dev.parley.app.updates.Answer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An address for newer versions that answers as a test says, and writes down what is asked. */
public final class SimulatedUpdates implements Updates {
    /** What was asked: {@code ADDRESS VERSION}. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    private volatile String address;
    private volatile Answer answer = new Answer.Newest();
    private volatile boolean full;

    public SimulatedUpdates(String address) {
        this.address = address;
    }

    /** What is answered from now on. */
    public SimulatedUpdates answer(Answer now) {
        answer = now;
        return this;
    }

    /** Nothing can be kept from now on. */
    public void fillDisk() {
        full = true;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void keep(String now) throws IOException {
        if (full) {
            throw new IOException("the disk is full");
        }
        address = now;
    }

    @Override
    public Answer ask(String at, String mine) {
        asked.add(at + " " + mine);
        return answer;
    }
}
