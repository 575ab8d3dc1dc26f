package dev.parley.app.session;

import java.util.List;
import java.util.function.Consumer;

/** Finds servers on the local network. Any thread; never blocks. */
public interface Discovery extends AutoCloseable {

    /** Begins to look, if it doesn't yet; {@code found} gets all that are there after each change, on any thread. */
    void start(Consumer<List<FoundServer>> found);

    /** Ends the search. */
    @Override
    void close();
}
