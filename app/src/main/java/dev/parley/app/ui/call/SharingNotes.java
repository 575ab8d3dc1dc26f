package dev.parley.app.ui.call;

import dev.parley.app.session.SharingView;
import dev.parley.app.ui.call.CallNote.Dismiss;
import dev.parley.app.ui.call.CallNote.Nothing;
import dev.parley.app.ui.sharing.SharingModel;
import dev.parley.app.ui.sharing.SharingWords;
import dev.parley.app.ui.text.Texts;
import java.util.List;

/** The lines about screens that begin and end to be shared in one call. JavaFX thread. */
final class SharingNotes {
    private boolean theirs;
    private long saidUntil;
    /** Whether something of mine was shared in this call, so that its end belongs to it. */
    private boolean mine;

    /** Adds the lines for this moment. */
    void collect(List<CallNote> lines, SharingView sharing, String name, long now) {
        if (sharing.remote() != theirs) {
            theirs = sharing.remote();
            saidUntil = now + CallNotes.STAY_MS;
        }
        if (now < saidUntil) {
            String key = theirs ? "call.screen.starts" : "call.screen.ends";
            lines.add(new CallNote(Texts.of(key, name), false, new Nothing()));
        }
        mine |= SharingModel.isMine(sharing);
        String ended = SharingWords.ended(sharing.mine());
        if (mine && !ended.isEmpty()) {
            lines.add(new CallNote(ended, true, new Dismiss()));
        }
    }
}
