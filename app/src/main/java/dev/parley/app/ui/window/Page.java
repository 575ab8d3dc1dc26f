package dev.parley.app.ui.window;

import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Snapshot;

/** What the window shows. */
enum Page {
    WELCOME,
    HOME,
    LABORATORY,
    LIBRARY,
    ACCOUNT,
    SETTINGS,
    ABOUT,
    CALL,
    ENDED;

    /** Whether the person has opened it from another, to which it leads back. */
    boolean isOver() {
        return switch (this) {
            case LABORATORY, LIBRARY, ACCOUNT, SETTINGS, ABOUT -> true;
            case WELCOME, HOME, CALL, ENDED -> false;
        };
    }

    /**
     * Whether it stays until it is left. Who isn't signed in needs settings and help as well; who was signed out just now
     * reads why.
     *
     * @param before what fitted the state before
     * @param next what fits the state now
     */
    boolean stays(Page before, Page next) {
        boolean forAll = this == SETTINGS || this == ABOUT;
        return (next == HOME && isOver()) || (next == WELCOME && before == WELCOME && forAll);
    }

    /** The one that fits a state. */
    static Page of(Snapshot snapshot) {
        return switch (snapshot.call().phase()) {
            case OUTGOING, INCOMING, CONNECTING, CONNECTED, RECONNECTING -> CALL;
            case ENDED -> ENDED;
            case IDLE ->
                snapshot.server() instanceof ServerStatus.SignedIn || snapshot.server() instanceof ServerStatus.Lost
                        ? HOME
                        : WELCOME;
        };
    }
}
