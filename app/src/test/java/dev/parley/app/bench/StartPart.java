package dev.parley.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the start of the program to a window with something in it, and to an engine that takes commands. */
final class StartPart {
    private final Town town;
    private final int starts;
    private final Samples shown = new Samples();
    private final Samples ready = new Samples();

    StartPart(Town town, CallOptions options) {
        this.town = town;
        this.starts = options.starts();
    }

    void measure(Table table) throws IOException, InterruptedException, Missing {
        List<String> program = new ArrayList<>(town.java(false));
        program.addAll(List.of(
                "dev.parley.app.Main", "run", "--home", town.home("start", true).toString()));
        WindowStart window = new WindowStart(town, program, Map.of());
        // The first start of all unpacks the native library; it is told apart.
        double first = window.start().shown();
        for (int i = 0; i < starts; i++) {
            WindowStart.Took took = window.start();
            shown.add(took.shown());
            ready.add(took.ready());
        }
        table.add("program start → window with content on the screen", "ms", shown, 2000, Double.NaN);
        table.add("program start → engine takes commands", "ms", ready);
        Samples once = new Samples();
        once.add(first);
        table.add("the very first start (library unpacked)", "ms", once);
    }
}
