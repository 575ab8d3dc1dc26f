package dev.parley.app.call;

import java.time.Duration;

/** The timers of a call. The machine starts and stops them by effects and never reads a clock. */
public enum CallTimer {
    /** How long it rings at the other side. */
    RING(Duration.ofSeconds(60)),
    /** How long an answered call may take to connect. */
    CONNECT(Duration.ofSeconds(30)),
    /** How long a lost path may take to come back by itself before ICE is restarted by the caller. */
    RESTART_ICE(Duration.ofMillis(500)),
    /** The same for the called side, which lets the caller go first. */
    RESTART_ICE_CALLED(Duration.ofSeconds(3)),
    /** How long an ICE restart may take before a fresh peer connection is made. */
    RENEW(Duration.ofSeconds(8)),
    /** How long a call without media is kept. */
    GIVE_UP(Duration.ofMinutes(2)),
    /** How long a call that rings waits for the server to come back. */
    SERVER(Duration.ofSeconds(20));

    private final Duration after;

    CallTimer(Duration after) {
        this.after = after;
    }

    /** When it fires. */
    public Duration after() {
        return after;
    }
}
