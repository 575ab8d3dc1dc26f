package dev.parley.app.ui;

import dev.parley.app.session.CallView;
import dev.parley.app.session.ContactsView;
import dev.parley.app.session.Snapshot;
import dev.parley.app.settings.RecentCall;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.PresenceState;
import dev.parley.signaling.protocol.RingFor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Pages about people: who asks, who waits, whose calls ring, what was missed. */
final class ContactsScenes {
    private ContactsScenes() {}

    /** @param home fills a state with people and calls */
    static Map<String, Consumer<State>> pages(Consumer<State> home) {
        Map<String, Consumer<State>> pages = new LinkedHashMap<>();
        pages.put("home-asked", s -> {
            home.accept(s);
            s.contacts = new ContactsView(
                    List.of(
                            new PersonInfo("carl", "Carl Friedrich Gauss", PresenceState.UNKNOWN),
                            new PersonInfo("long", Gallery.LONG, PresenceState.UNKNOWN),
                            new PersonInfo("emil", "Emil", PresenceState.UNKNOWN)),
                    List.of(),
                    RingFor.ASK);
            s.notice = new Snapshot.Notice(1, "contact-request", "Emil");
        });
        pages.put("home-missed", s -> {
            home.accept(s);
            missed(s);
        });
        pages.put("home-rings", s -> {
            home.accept(s);
            s.contacts = new ContactsView(List.of(), List.of(), RingFor.CONTACTS);
        });
        pages.put("home-not-disturbed", s -> {
            home.accept(s);
            missed(s);
            s.contacts = new ContactsView(List.of(), List.of("mallory"), RingFor.NOBODY);
        });
        pages.put("ended-asked", s -> {
            s.phase = CallView.Phase.ENDED;
            s.endReason = EndReason.ASKED;
        });
        pages.put("ended-not-disturbed", s -> {
            s.phase = CallView.Phase.ENDED;
            s.endReason = EndReason.DO_NOT_DISTURB;
        });
        return pages;
    }

    private static void missed(State s) {
        List<PersonInfo> people = new ArrayList<>(s.people);
        people.add(new PersonInfo("berta", "Berta", PresenceState.UNKNOWN));
        people.add(new PersonInfo("hedy", "Hedy Lamarr", PresenceState.DO_NOT_DISTURB));
        s.people = people;
        long now = System.currentTimeMillis();
        List<RecentCall> recents = new ArrayList<>(s.recents);
        recents.add(0, call("berta", "Berta", false, now - 60_000, 0, EndReason.CANCELLED));
        recents.add(1, call("long", Gallery.LONG, false, now - 120_000, 0, EndReason.BUSY));
        recents.add(2, call("grace", "Grace Hopper", false, now - 180_000, 185_000, EndReason.ANSWERED_ELSEWHERE));
        recents.add(3, call("hedy", "Hedy Lamarr", true, now - 240_000, 0, EndReason.DO_NOT_DISTURB));
        s.recents = recents;
    }

    private static RecentCall call(String username, String name, boolean out, long at, long talked, EndReason how) {
        return RecentCall.over("", username, name, out, at, talked, how);
    }
}
