package dev.parley.app.bench;

import java.util.Set;

/** What many switches leave behind in an engine. */
final class Residue {
    /** What is made once, such as buffers and compiled code, is there after so many. */
    private static final int WARM_UP = 20;
    /** The virtual machine may have started one of its own. */
    private static final int THREADS = 1;

    private final Person person;
    private final String what;
    private final int switches;

    /** Makes one switch. */
    interface Change {
        void make(int number) throws InterruptedException, Missing;
    }

    Residue(Person person, String what, int switches) {
        this.person = person;
        this.what = what;
        this.switches = switches;
    }

    void measure(Table table, Change change) throws InterruptedException, Missing {
        for (int i = 0; i < WARM_UP; i++) {
            change.make(i);
        }
        long pid = person.pid();
        int files = Usage.openFiles(pid);
        int threads = Usage.threads(pid);
        double memory = Usage.rss(Set.of(pid));
        for (int i = 0; i < switches; i++) {
            change.make(i);
        }
        person.checkAlive();
        String after = "  after " + switches + " switches " + what;
        table.add("descriptors of the engine", "", files, Double.NaN);
        table.add(after, "", Usage.openFiles(pid), files);
        table.add("threads of the engine", "", threads, Double.NaN);
        table.add(after, "", Usage.threads(pid), threads + THREADS);
        table.add("resident memory of the engine, RSS", "MB", memory, Double.NaN);
        table.add(after, "MB", Usage.rss(Set.of(pid)), Double.NaN);
    }
}
