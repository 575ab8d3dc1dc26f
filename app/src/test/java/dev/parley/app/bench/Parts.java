package dev.parley.app.bench;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;

/** Measures one part after the other and says in the end what came out. One thread. */
final class Parts {
    private final Table table = new Table();
    private boolean complete = true;

    /** Adds lines to the table. */
    interface Part {
        void measure(Table table) throws IOException, InterruptedException, Missing;
    }

    /** Measures; a part that fails leaves the others as they are. */
    void measure(String name, Part part) throws InterruptedException {
        System.err.println("bench: " + name);
        try {
            part.measure(table);
        } catch (IOException | Missing | AssertionError e) {
            // The last is from what tests use, too.
            missing(name + " ended early: " + e.getMessage());
        }
    }

    /** Says that something could not be measured, and why. */
    void missing(String why) {
        table.note(why);
        complete = false;
    }

    /** Says something else about the numbers. */
    void note(String text) {
        table.note(text);
    }

    /** Says what came out; gives the exit code, which is 0 if all could be measured. */
    int finish(BenchOptions options) throws IOException {
        System.out.print(table.text());
        if (options.json() != null) {
            Files.writeString(
                    options.json(),
                    new GsonBuilder()
                            .setPrettyPrinting()
                            .disableHtmlEscaping()
                            .create()
                            .toJson(table.json()));
        }
        return complete ? 0 : 1;
    }
}
