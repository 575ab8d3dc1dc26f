package dev.parley.app.bench;

import dev.parley.app.testing.Sandbox;
import dev.parley.app.testing.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import picocli.CommandLine;

/**
 * {@code parley bench}: makes a network and a sound server of its own, starts what is wanted inside, and takes away all
 * that is left in the end.
 */
public final class Bench {
    private Bench() {}

    /** What can be measured: its name on the command line, its main class, what it takes. */
    private record Kind(String name, Class<?> main, BenchOptions options) {}

    private static List<Kind> kinds() {
        return List.of(
                new Kind("call", CallBench.class, new CallOptions()),
                new Kind("devices", DeviceBench.class, new DeviceOptions()),
                new Kind("install", InstallBench.class, new InstallOptions()),
                new Kind("record", RecordBench.class, new RecordOptions()),
                new Kind("screen", ScreenBench.class, new ScreenOptions()),
                new Kind("signaling", SignalingBench.class, new SignalingOptions()));
    }

    /** Measures; the exit code is 0 if all could be measured, whether or not the goals are met. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        Kind kind = kinds().stream()
                .filter(one -> !words.isEmpty() && words.getFirst().equals(one.name()))
                .findFirst()
                .orElse(null);
        if (kind == null) {
            boolean help = words.equals(List.of("--help"));
            for (Kind one : kinds()) {
                CommandLine.usage(one.options(), help ? System.out : System.err);
            }
            System.exit(help ? 0 : 2);
        }
        List<String> options = words.subList(1, words.size());
        BenchOptions parsed = BenchOptions.parse(kind.options(), options);
        if (parsed == null) {
            System.exit(2);
        }
        if (parsed.help()) {
            CommandLine.usage(parsed, System.out);
            System.exit(0);
        }
        if (!parsed.lacks().isEmpty()) {
            parsed.lacks().forEach(System.err::println);
            System.exit(1);
        }
        parsed.prepare();
        System.exit(inSandbox(kind, options));
    }

    private static int inSandbox(Kind kind, List<String> options) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("parley-bench");
        Thread clean = new Thread(() -> delete(directory), "clean");
        Runtime.getRuntime().addShutdownHook(clean);
        try (Sandbox sandbox = Sandbox.open(directory)) {
            if (kind.options().sound()) {
                openSound(sandbox);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox"));
            List<String> all = new ArrayList<>(List.of(directory.toString()));
            all.addAll(options);
            Process inside = sandbox.start(sandbox.java(kind.main().getName(), all)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT));
            return inside.waitFor();
        } catch (TestAbortedException e) {
            System.err.println("This can't be measured here: " + e.getMessage());
            return 1;
        }
    }

    private static void openSound(Sandbox sandbox) throws IOException, InterruptedException {
        sandbox.sound("anna", "bert", "other");
        // They end with the sandbox.
        for (Voice voice : Voice.values()) {
            var unused = Tone.play(sandbox, voice.sink(), voice.hz());
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("not all could be deleted: " + e);
        }
    }
}
