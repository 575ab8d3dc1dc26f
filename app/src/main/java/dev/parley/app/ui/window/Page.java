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

    /** Whether the person has opened it from home, and it stays until it is left or a call comes. */
    boolean isOverHome() {
        return switch (this) {
            case LABORATORY, LIBRARY, ACCOUNT, SETTINGS, ABOUT -> true;
            case WELCOME, HOME, CALL, ENDED -> false;
        };
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
