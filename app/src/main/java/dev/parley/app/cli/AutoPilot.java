package dev.parley.app.cli;

import dev.parley.app.session.CallView;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;

/**
 * Does what the command line asks for, by the same means as a person: signs in, calls once, takes calls. Owned by the
 * session's thread.
 */
public final class AutoPilot {
    private final Session session;
    private final AutoSignIn signIn;
    private final String callee;
    private final boolean autoAnswer;
    private boolean placed;
    private CallView.Phase phase = CallView.Phase.IDLE;

    /**
     * @param callee whom to call once signed in; null for nobody
     * @param autoAnswer take every call
     */
    public AutoPilot(Session session, AutoSignIn signIn, String callee, boolean autoAnswer) {
        this.session = session;
        this.signIn = signIn;
        this.callee = callee;
        this.autoAnswer = autoAnswer;
    }

    /** Whether the account that was asked for is signed in. */
    boolean signedIn(Snapshot snapshot) {
        return signIn.isDone(snapshot);
    }

    /**
     * Does the next step, if one is to be done.
     *
     * @return what can't be answered from the command line; null while all goes well
     */
    public AutoSignIn.Failure advance(Snapshot snapshot) {
        AutoSignIn.Failure failure = signIn.advance(snapshot);
        boolean signedIn = signIn.isDone(snapshot);
        boolean engineReady = snapshot.engine().state() == Snapshot.EngineStatus.State.READY;
        if (callee != null && !placed && signedIn && engineReady) {
            placed = true;
            session.place(callee);
        }
        CallView.Phase before = phase;
        phase = snapshot.call().phase();
        if (autoAnswer && phase == CallView.Phase.INCOMING && before != phase) {
            session.answer(true);
        }
        return failure;
    }
}
