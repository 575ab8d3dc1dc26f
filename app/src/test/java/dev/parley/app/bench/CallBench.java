package dev.parley.app.bench;

import dev.parley.app.testing.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Measures calls, inside the sandbox that {@link Bench} made. */
public final class CallBench {
    private CallBench() {}

    /** The directory for everything, then what {@link CallOptions} takes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        CallOptions options =
                BenchOptions.parse(new CallOptions(), List.of(arguments).subList(1, arguments.length));
        Parts parts = new Parts();
        try (Town town = new Town(Path.of(arguments[0]))) {
            Runtime.getRuntime().addShutdownHook(new Thread(town::close, "clean"));
            parts.measure("starts", new StartPart(town, options)::measure);
            town.openServer();
            parts.measure("prepared calls", new WindowPart(town, options)::prepared);
            parts.measure("plain calls", new WindowPart(town, options)::plain);
            if (options.chromium() && Chromium.installed()) {
                parts.measure("Chromium", new ChromiumPart(town, options)::measure);
            } else {
                parts.note("Chromium is not installed or was not wanted: no ratios");
            }
        } catch (Missing e) {
            parts.missing(e.getMessage());
        }
        System.exit(parts.finish(options));
    }
}
