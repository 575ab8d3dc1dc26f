package dev.parley.app.ui.link;

import dev.parley.app.session.CallLink;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * What a person is asked, or told, about a link as things stand. Pure.
 *
 * @param words what to ask, or what happened and what to do
 * @param username whom the link is to call; empty where it can't be read
 * @param displayName their name, where it is known; else empty
 * @param callable whether they can be called now
 */
record LinkQuestion(Sentence words, String username, String displayName, boolean callable) {

    static LinkQuestion of(CallLink parsed, Snapshot snapshot) {
        return switch (parsed) {
            case CallLink.Refused(CallLink.Reason reason) ->
                new LinkQuestion(Sentence.parse(Texts.of("link.refused." + Words.name(reason))), "", "", false);
            case CallLink.To link -> of(link, snapshot);
        };
    }

    private static LinkQuestion of(CallLink.To link, Snapshot snapshot) {
        return switch (snapshot.server()) {
            case ServerStatus.SignedIn me
            when isOn(link, me.serverName(), snapshot.ownServer()) -> here(link, me, snapshot);
            case ServerStatus.Lost me
            when isOn(link, me.serverName(), snapshot.ownServer()) -> told("link.lost", link, me.serverName());
            case ServerStatus.SignedIn me -> told("link.other-server", link, me.serverName());
            case ServerStatus.Lost me -> told("link.other-server", link, me.serverName());
            case ServerStatus.Connecting to -> told("link.connecting", link, to.name());
            case ServerStatus.NotChosen _,
                    ServerStatus.AskTrust _,
                    ServerStatus.CertificateChanged _,
                    ServerStatus.NeedsAccount _,
                    ServerStatus.Failed _ -> told("link.signed-out", link, "");
        };
    }

    private static LinkQuestion here(CallLink.To link, ServerStatus.SignedIn me, Snapshot snapshot) {
        if (link.username().equals(me.username())) {
            return told("link.me", link, me.serverName());
        }
        if (snapshot.engine().state() == Snapshot.EngineStatus.State.UNAVAILABLE) {
            return new LinkQuestion(Words.engine(snapshot.engine()), link.username(), "", false);
        }
        String name = snapshot.people().stream()
                .filter(person -> person.username().equals(link.username()))
                .map(person -> person.displayName())
                .findFirst()
                .orElse("");
        String key = name.isEmpty() && !talkedTo(link.username(), snapshot) ? "link.ask.stranger" : "link.ask";
        return new LinkQuestion(
                Sentence.parse(Texts.of(key, link.username(), me.serverName())), link.username(), name, true);
    }

    private static boolean talkedTo(String username, Snapshot snapshot) {
        return snapshot.recents().stream().anyMatch(call -> call.username().equals(username));
    }

    private static LinkQuestion told(String key, CallLink.To link, String server) {
        return new LinkQuestion(
                Sentence.parse(Texts.of(key, link.username(), link.server(), server)), link.username(), "", false);
    }

    /**
     * Whether the server of the link is the one that is signed in to.
     *
     * @param name of that one: host and port, or what this computer is called where it is the one inside
     * @param own null where that doesn't run
     */
    private static boolean isOn(CallLink.To link, String name, Snapshot.OwnServer own) {
        return isOn(link, "wss://" + name) || (own != null && isOn(link, own.url()));
    }

    private static boolean isOn(CallLink.To link, String address) {
        try {
            return link.isOn(new URI(address));
        } catch (URISyntaxException e) {
            return false; // a computer may be called anything
        }
    }
}
