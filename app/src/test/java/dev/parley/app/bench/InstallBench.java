package dev.parley.app.bench;

import dev.parley.app.bench.InstallOptions.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Measures the package as a person has it, inside the sandbox that {@link Bench} made. */
public final class InstallBench {
    private static final double DEB_GOAL_MB = 80;
    private static final double INSTALLED_GOAL_MB = 250;
    private static final double WARM_GOAL_MS = 700;
    private static final double COLD_GOAL_MS = 1500;
    private static final double MEMORY_GOAL_MB = 200;
    private static final double SHARE_GOAL = 0.5;
    /** What a start leaves to do is done by then. */
    private static final Duration SETTLE = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration SPAN = Duration.ofSeconds(30);

    private final Town town;
    private final InstallOptions options;
    private final Path folder;

    private InstallBench(Town town, InstallOptions options) throws IOException, Missing {
        this.town = town;
        this.options = options;
        this.folder = only("glob:parley-*-linux-*", true);
    }

    /** The directory for everything, then what {@link InstallOptions} takes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        InstallOptions options =
                BenchOptions.parse(new InstallOptions(), List.of(arguments).subList(1, arguments.length));
        Parts parts = new Parts();
        try (Town town = new Town(Path.of(arguments[0]))) {
            Runtime.getRuntime().addShutdownHook(new Thread(town::close, "clean"));
            InstallBench bench = new InstallBench(town, options);
            if (options.wants(Part.SIZES)) {
                parts.measure("sizes", bench::sizes);
            }
            if (options.wants(Part.WARM)) {
                parts.measure("warm starts", bench::warm);
            }
            if (options.wants(Part.COLD)) {
                parts.measure("cold starts", table -> parts.note(bench.cold(table)));
            }
            if (options.wants(Part.BACKGROUND) || options.wants(Part.WINDOW)) {
                town.openServer();
            }
            if (options.wants(Part.BACKGROUND)) {
                parts.measure("in the background", bench::background);
            }
            if (options.wants(Part.WINDOW)) {
                parts.measure("a window that nobody uses", bench::window);
            }
        } catch (Missing e) {
            parts.missing(e.getMessage());
        }
        System.exit(parts.finish(options));
    }

    private Path only(String glob, boolean isFolder) throws IOException, Missing {
        try (Stream<Path> files = Files.list(options.folder())) {
            return files.filter(file -> Files.isDirectory(file) == isFolder)
                    .filter(file -> options.folder()
                            .getFileSystem()
                            .getPathMatcher(glob)
                            .matches(file.getFileName()))
                    .findFirst()
                    .orElseThrow(() -> new Missing("nothing like " + glob + " in " + options.folder()));
        }
    }

    private void sizes(Table table) throws IOException, Missing {
        table.add("the .deb", "MB", Files.size(only("glob:parley_*.deb", false)) / 1e6, DEB_GOAL_MB);
        table.add("installed", "MB", size(folder), INSTALLED_GOAL_MB);
        table.add("the archive", "MB", Files.size(only("glob:parley-*.tar.gz", false)) / 1e6, Double.NaN);
    }

    private static double size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            double bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes / 1e6;
        }
    }

    /** A click on the icon, by a person who has a folder of their own. */
    private WindowStart starts() {
        Map<String, String> person =
                Map.of("PARLEY_JAVA_OPTIONS", "-Duser.home=" + town.directory().resolve("person"));
        return new WindowStart(town, List.of(program(), "run"), person);
    }

    private void warm(Table table) throws IOException, InterruptedException, Missing {
        WindowStart starts = starts();
        starts.start();
        Samples shown = new Samples();
        for (int i = 0; i < options.starts(); i++) {
            shown.add(starts.start().shown());
        }
        table.add("started → window with content, warm", "ms", shown, WARM_GOAL_MS, Double.NaN);
    }

    /** Gives a remark on how cold that was. */
    private String cold(Table table) throws IOException, InterruptedException, Missing {
        WindowStart starts = starts();
        ColdFiles files = new ColdFiles(folder);
        Samples shown = new Samples();
        for (int i = 0; i < options.coldStarts(); i++) {
            files.forget();
            shown.add(starts.start().shown());
        }
        table.add("started → window with content, cold", "ms", shown, COLD_GOAL_MS, Double.NaN);
        return files.remark();
    }

    private void background(Table table) throws IOException, InterruptedException, Missing {
        Idle idle = idle(List.of("--background"), 1);
        table.add("signed in, in the background: memory, resident", "MB", idle.resident, MEMORY_GOAL_MB, Double.NaN);
        table.add("  pages that processes share counted in parts", "MB", idle.proportional);
        table.add("signed in, in the background: processor", "%core", idle.shares, SHARE_GOAL, Double.NaN);
    }

    private void window(Table table) throws IOException, InterruptedException, Missing {
        Idle idle = idle(List.of(), 2);
        table.add("signed in, its window open: memory, resident", "MB", idle.resident);
        table.add("  pages that processes share counted in parts", "MB", idle.proportional);
        table.add("signed in, its window open: processor", "%core", idle.shares);
    }

    /** What a program that waits for a call uses. */
    private record Idle(Samples resident, Samples proportional, Samples shares) {}

    /** @param processes how many it comes down to; measuring begins then */
    private Idle idle(List<String> more, int processes) throws IOException, InterruptedException, Missing {
        String name = "idle" + processes;
        town.home(name, true);
        List<String> command = new ArrayList<>(List.of(program(), "run"));
        command.addAll(more);
        command.addAll(town.account(name));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(town.log(name).toFile());
        builder.environment().putAll(town.environment());
        Process program = builder.start();
        Idle idle = new Idle(new Samples(), new Samples(), new Samples());
        try {
            TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
            long began = System.nanoTime();
            while (Usage.family(program.toHandle()).size() > processes) {
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new Missing("the engine goes on in the background");
                }
                TimeUnit.SECONDS.sleep(1);
            }
            for (int i = 0; i < options.spans(); i++) {
                Set<Long> family = Usage.family(program.toHandle());
                idle.shares.add(Usage.shares(List.of(family), SPAN).getFirst());
                idle.resident.add(Usage.rss(family));
                idle.proportional.add(Usage.pss(family));
            }
            return idle;
        } finally {
            program.destroy();
            Processes.end(program);
        }
    }

    private String program() {
        return folder.resolve("bin").resolve("parley").toString();
    }
}
