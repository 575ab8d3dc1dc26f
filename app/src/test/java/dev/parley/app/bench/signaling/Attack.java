package dev.parley.app.bench.signaling;

/** What somebody may do to a server who means no good, or whose program is broken. */
public enum Attack {
    /** Connections on which nothing is ever said, or half of a ClientHello. */
    SILENT("200 clients that never say hello", 200),
    /** Clients that ask for much and take nothing. */
    SLOW_READERS("slow readers", 30),
    /** Clients that say each byte by itself. */
    SLOW_WRITERS("200 slow writers", 200),
    /** Headers that announce 2 GB, and then as much as is taken. */
    HUGE_FRAMES("frames of 2 GB", 20),
    /** JSON within JSON within JSON. */
    DEEP_JSON("deep JSON", 20),
    /** Good requests, without end. */
    FLOOD("floods of valid requests", 20),
    /** Guesses of passwords, from several addresses, of several accounts. */
    PASSWORDS("password guessing", 40),
    /** Many more candidates than a call has. */
    CANDIDATES("candidates by the thousand", 20),
    /** Somebody who says to be another, and speaks in the calls of others. */
    IMPERSONATION("a user who claims another's name", 10),
    /** Tokens that were good once. */
    REPLAY("replayed tokens", 10);

    private final String words;
    private final int threads;

    Attack(String words, int threads) {
        this.words = words;
        this.threads = threads;
    }

    /** What people call it. */
    public String words() {
        return words;
    }

    /** How many do it at once. */
    int threads() {
        return threads;
    }
}
