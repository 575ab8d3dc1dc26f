package dev.parley.app.ui.window;

import dev.parley.app.desktop.Notice;
import dev.parley.app.desktop.Pixmap;
import dev.parley.app.desktop.TrayItem;
import dev.parley.app.desktop.TrayItem.Choice;
import dev.parley.app.session.CallView;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Snapshot;
import dev.parley.app.settings.RecentCall;
import dev.parley.app.ui.text.Texts;
import dev.parley.signaling.protocol.RingFor;
import java.util.List;

/** What the desktop says of the program, made of a snapshot. Pure. */
final class OutsideWords {
    static final String OPEN = "open";
    static final String DISTURB = "do-not-disturb";
    static final String AWAY = "away";
    static final String QUIT = "quit";
    static final String ANSWER = "answer";
    static final String DECLINE = "decline";
    static final String CALL_BACK = "call-back";

    /** Of what is new. */
    private static final int DOT = 0xffe5484d;

    private OutsideWords() {}

    /** Whether nobody's calls are to ring. */
    static boolean isQuiet(Snapshot snapshot) {
        return snapshot.contacts().ringFor() == RingFor.NOBODY;
    }

    /** The calls that were missed and not seen yet, the newest first. */
    static List<RecentCall> missed(Snapshot snapshot) {
        return snapshot.recents().stream().filter(RecentCall::unseen).toList();
    }

    /** The item in the tray. */
    static TrayItem tray(Snapshot snapshot, List<Pixmap> icon) {
        int missed = missed(snapshot).size();
        boolean signedIn = snapshot.server() instanceof ServerStatus.SignedIn;
        List<Pixmap> shown = missed == 0
                ? icon
                : icon.stream().map(each -> each.withDot(DOT)).toList();
        return new TrayItem(
                title(snapshot, missed),
                shown,
                missed > 0,
                List.of(
                        Choice.command(OPEN, Texts.of("tray.open")),
                        Choice.toggle(DISTURB, Texts.of("tray.quiet"), isQuiet(snapshot), signedIn),
                        Choice.toggle(AWAY, Texts.of("tray.away"), snapshot.away(), signedIn),
                        Choice.command(QUIT, Texts.of("tray.quit"))));
    }

    private static String title(Snapshot snapshot, int missed) {
        if (Page.of(snapshot) == Page.CALL) {
            return Texts.of("window.call", snapshot.call().displayName());
        }
        if (missed > 0) {
            return Texts.count("tray.missed", missed);
        }
        return Texts.of("window.home");
    }

    /** A call that rings. */
    static Notice ringing(CallView call) {
        return new Notice(
                Notice.Kind.RINGING,
                call.callId(),
                Texts.of("notify.ringing", call.displayName()),
                Texts.of(call.video() ? "notify.ringing.video" : "notify.ringing.sound"),
                List.of(
                        new Notice.Action(ANSWER, Texts.of("ring.answer")),
                        new Notice.Action(DECLINE, Texts.of("ring.decline"))));
    }

    /**
     * Calls that were missed.
     *
     * @param calls the newest first; at least one
     */
    static Notice missed(List<RecentCall> calls) {
        RecentCall newest = calls.getFirst();
        if (calls.size() == 1) {
            return new Notice(
                    Notice.Kind.MISSED,
                    newest.username(),
                    Texts.of("notify.missed", newest.displayName()),
                    "",
                    List.of(new Notice.Action(CALL_BACK, Texts.of("notify.call-back"))));
        }
        // Whom to call back is not one person then.
        List<String> names =
                calls.stream().map(RecentCall::displayName).distinct().limit(5).toList();
        return new Notice(
                Notice.Kind.MISSED,
                names.size() == 1 ? newest.username() : "",
                Texts.count("tray.missed", calls.size()),
                String.join(", ", names),
                names.size() == 1 ? List.of(new Notice.Action(CALL_BACK, Texts.of("notify.call-back"))) : List.of());
    }
}
