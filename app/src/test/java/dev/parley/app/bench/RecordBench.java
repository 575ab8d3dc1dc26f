package dev.parley.app.bench;

import dev.parley.app.bench.RecordOptions.Part;
import dev.parley.app.engine.recording.Drift;
import dev.parley.app.engine.recording.files.LongRecording;
import dev.parley.app.engine.recording.files.Remux;
import dev.parley.app.testing.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Measures recording, inside the sandbox that {@link Bench} made. */
public final class RecordBench {
    private static final int HOUR = 3600;
    private static final int DRIFT_MINUTES = 10;
    private static final double DRIFT_GOAL_MS = 40;
    private static final double[] CARDS_PPM = {41.7, 100, -100};

    private RecordBench() {}

    /** The directory for everything, then what {@link RecordOptions} takes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        RecordOptions options =
                BenchOptions.parse(new RecordOptions(), List.of(arguments).subList(1, arguments.length));
        Path directory = Path.of(arguments[0]);
        Parts parts = new Parts();
        try (Sandbox sandbox = Sandbox.around(directory)) {
            if (options.wants(Part.CALL)) {
                parts.measure("a call, recorded and not", table -> {
                    try (Couple couple = new Couple(sandbox, directory, Map.of())) {
                        new RecordCallPart(couple, directory, options).measure(table);
                    }
                });
            }
            if (options.wants(Part.SCREEN)) {
                parts.measure("a screen that is recorded", new RecordScreenPart(sandbox, directory, options)::measure);
            }
            if (options.wants(Part.DRIFT)) {
                parts.measure("how far sound and picture drift apart", table -> drift(directory, table));
            }
            if (options.wants(Part.KILL)) {
                parts.measure("engines that are killed", new RecordKillPart(sandbox, directory, options)::measure);
            }
            if (options.wants(Part.REPAIR)) {
                parts.measure("the repair of an hour", table -> repair(directory, table));
            }
        }
        System.exit(parts.finish(options));
    }

    /** Of sound cards of 48 002 Hz, and of the worst that there are. */
    private static void drift(Path directory, Table table) throws IOException, InterruptedException {
        Samples end = new Samples();
        Samples worst = new Samples();
        double began = Story.now();
        for (double ppm : CARDS_PPM) {
            List<Double> apart = Drift.measure(directory.resolve("drift " + ppm + ".mp4"), DRIFT_MINUTES, ppm);
            end.add(Math.abs(apart.getLast()));
            worst.add(apart.stream().mapToDouble(Math::abs).max().orElseThrow());
        }
        table.add("drift after 10 minutes at speed", "ms", end, Double.NaN, DRIFT_GOAL_MS);
        table.add("  the most on the way", "ms", worst, Double.NaN, DRIFT_GOAL_MS);
        table.add("  measuring it", "ms", (Story.now() - began) / CARDS_PPM.length, Double.NaN);
    }

    private static void repair(Path directory, Table table) throws IOException {
        Path broken = directory.resolve("hour.part.mp4");
        LongRecording.writeKilled(broken, HOUR);
        double megabytes = Files.size(broken) / 1e6;
        double began = Story.now();
        Remux.repair(broken, directory.resolve("hour.mp4"), _ -> true);
        table.add("repair of an hour, 720p", "ms", Story.now() - began, Double.NaN);
        table.add("  size", "MB", megabytes, Double.NaN);
    }
}
