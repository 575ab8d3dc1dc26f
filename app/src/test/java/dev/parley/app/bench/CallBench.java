package dev.parley.app.bench;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures calls, inside the sandbox that {@link Bench} made. */
public final class CallBench {
    private CallBench() {}

    /** The directory for everything, then what {@link BenchOptions} takes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        BenchOptions options = BenchOptions.parse(List.of(arguments).subList(1, arguments.length));
        Table table = new Table();
        boolean complete = true;
        try (Town town = new Town(Path.of(arguments[0]))) {
            Runtime.getRuntime().addShutdownHook(new Thread(town::close, "clean"));
            complete &= part(table, "starts", () -> new StartPart(town, options).measure(table));
            town.openServer();
            complete &= part(table, "prepared calls", () -> new WindowPart(town, options).prepared(table));
            complete &= part(table, "plain calls", () -> new WindowPart(town, options).plain(table));
            if (options.chromium() && ChromiumPart.installed()) {
                complete &= part(table, "Chromium", () -> new ChromiumPart(town, options).measure(table));
            } else {
                table.note("Chromium is not installed or was not wanted: no ratios");
            }
        } catch (Side.Missing e) {
            table.note(e.getMessage());
            complete = false;
        }
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
        System.exit(complete ? 0 : 1);
    }

    private interface Part {
        void measure() throws IOException, InterruptedException, Side.Missing;
    }

    /** One part that fails leaves the others as they are. */
    private static boolean part(Table table, String name, Part part) throws InterruptedException {
        System.err.println("bench: " + name);
        try {
            part.measure();
            return true;
        } catch (IOException | Side.Missing e) {
            table.note(name + " ended early: " + e.getMessage());
            return false;
        }
    }
}
