package dev.parley.app.session;

/** What is told to the person that no page shows of itself; each is told once. Owned by the {@code call} thread. */
final class Notices {
    private final Runnable changed;
    private Snapshot.Notice newest;
    private long said;

    Notices(Runnable changed) {
        this.changed = changed;
    }

    /** The newest one; null before the first. */
    Snapshot.Notice newest() {
        return newest;
    }

    void say(String code, String detail) {
        newest = new Snapshot.Notice(++said, code, detail);
        changed.run();
    }
}
