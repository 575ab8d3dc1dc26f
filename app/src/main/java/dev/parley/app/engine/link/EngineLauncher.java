package dev.parley.app.engine.link;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an engine process is started: the java of this process, its class path, small memory. Immutable; any thread.
 */
public final class EngineLauncher {
    /** The engine's main class. */
    public static final String MAIN = "dev.parley.app.EngineMain";

    /**
     * The property of this process with the folder of an installed program, which its launcher sets. There may lie the
     * libraries, unpacked ({@code natives}), and classes as they are once loaded ({@code parley.aot}, the desk's as well).
     */
    static final String INSTALLATION = "parley.installation";

    private static final Logger LOG = LoggerFactory.getLogger(EngineLauncher.class);

    // The heap holds little; pictures and codecs are native memory. The first compiler is enough, since all that costs
    // is native, and starts sooner.
    private static final List<String> FLAGS = List.of(
            "-Xms12m",
            "-Xmn6m",
            "-Xmx96m",
            // A limit, no more: one picture of a screen of 8K is 132 MB, and while another is shared there are two.
            "-XX:MaxDirectMemorySize=1g",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=32m",
            // Names are drawn into recordings without any window system.
            "-Djava.awt.headless=true",
            // Else JavaCPP refuses to allocate once this process is four times as large as its heap.
            "-Dorg.bytedeco.javacpp.maxBytes=0",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "--enable-native-access=ALL-UNNAMED");

    private final List<String> prefix;
    private final Path cache;
    private final String mainClass;
    private final List<String> arguments;
    private final Map<String, String> environment;

    private EngineLauncher(
            List<String> prefix,
            Path cache,
            String mainClass,
            List<String> arguments,
            Map<String, String> environment) {
        this.prefix = List.copyOf(prefix);
        this.cache = cache;
        this.mainClass = mainClass;
        this.arguments = List.copyOf(arguments);
        this.environment = Map.copyOf(environment);
    }

    /**
     * The engine with devices.
     *
     * @param cache a directory of ours for the unpacked native library, on a file system that allows to execute; made if
     *     it is missing. The system's permission to see the screen is remembered there, too: it can be asked for again.
     */
    public static EngineLauncher devices(Path cache) {
        String permission = cache.resolve("screen-permission").toString();
        return new EngineLauncher(List.of(), cache, MAIN, List.of("--permission", permission), Map.of());
    }

    /** The engine that sends back what it gets and touches no device. */
    public static EngineLauncher echo(Path cache) {
        return new EngineLauncher(List.of(), cache, MAIN, List.of("--echo"), Map.of());
    }

    /** The same with another main class. */
    public EngineLauncher withMain(String otherMain) {
        return new EngineLauncher(prefix, cache, otherMain, arguments, environment);
    }

    /** The same with these variables besides those of this process. */
    public EngineLauncher withEnvironment(Map<String, String> variables) {
        return new EngineLauncher(prefix, cache, mainClass, arguments, variables);
    }

    /** The same, started by this command, which must become the java that it is given ({@code exec}). */
    public EngineLauncher withPrefix(List<String> command) {
        return new EngineLauncher(command, cache, mainClass, arguments, environment);
    }

    /**
     * Starts a process; its standard streams are pipes.
     *
     * @throws IOException if the cache cannot be written or java cannot be started
     */
    public Process start() throws IOException {
        Files.createDirectories(cache);
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        // The library copies itself there at each start, and where it cannot delete the copy we do.
        command.add("-Djava.io.tmpdir=" + cache);
        // FFmpeg is unpacked there once, by jar and under a lock, so that versions and engines don't disturb each
        // other.
        command.add("-Dorg.bytedeco.javacpp.cachedir=" + cache.resolve("javacpp"));
        String installation = System.getProperty(INSTALLATION);
        if (installation != null) {
            command.addAll(installed(Path.of(installation)));
        }
        command.add("-cp");
        command.add(classPath());
        command.add(mainClass);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        // Else the C library keeps freed memory once for each of the many native threads.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What java is told of the files of an installation. */
    static List<String> installed(Path installation) {
        List<String> flags = new ArrayList<>();
        Path natives = installation.resolve("natives");
        if (Files.isDirectory(natives)) {
            flags.add("-Djava.library.path=" + natives);
            flags.add("-Dorg.bytedeco.javacpp.pathsFirst=true");
        }
        Path classes = installation.resolve("parley.aot");
        if (Files.exists(classes)) {
            flags.add("-XX:AOTCache=" + classes);
            // Not that the engine had windows: the cache is for a Java that is told what the desk's is.
            flags.add("--enable-native-access=javafx.graphics,javafx.media");
            // Java does without a cache that doesn't fit, and says so on standard output, where only events may go.
            flags.add("-Xlog:disable");
            flags.add("-Xlog:all=warning:stderr");
        }
        return flags;
    }

    /** This process's class path, with the native library's compressed jar replaced by one that is quick to read. */
    private String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
            entries.add(entry);
        }
        try {
            NativeArchive.replace(entries, cache);
        } catch (IOException e) {
            LOG.warn("the native library is unpacked at each start, since {} cannot be written", cache, e);
        }
        return String.join(File.pathSeparator, entries);
    }
}
