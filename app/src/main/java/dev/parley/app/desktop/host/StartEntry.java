package dev.parley.app.desktop.host;

import java.io.IOException;
import java.util.List;

/** Where a system keeps what starts with the session: one entry of ours. */
interface StartEntry {
    /** The program that the entry starts: empty where there is no entry, or one that is switched off. */
    String program() throws IOException;

    /** Whether it is exactly the one that {@link #write} would make. */
    boolean isSameAs(List<String> command) throws IOException;

    void write(List<String> command) throws IOException;

    /** Harmless where there is none. */
    void remove() throws IOException;
}
