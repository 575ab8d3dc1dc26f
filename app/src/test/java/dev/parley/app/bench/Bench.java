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
 * {@code parley bench}: makes a network and a sound server of its own, starts {@link CallBench} inside, and takes away all
 * that is left in the end.
 */
public final class Bench {
    private Bench() {}

    /** Measures; the exit code is 0 if all could be measured, whether or not the goals are met. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0 || !arguments[0].equals("call")) {
            CommandLine.usage(new BenchOptions(), System.err);
            System.exit(2);
        }
        List<String> options = List.of(arguments).subList(1, arguments.length);
        if (BenchOptions.parse(options) == null) {
            System.exit(2);
        }
        System.exit(inSandbox(options));
    }

    private static int inSandbox(List<String> options) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("parley-bench");
        Thread clean = new Thread(() -> delete(directory), "clean");
        Runtime.getRuntime().addShutdownHook(clean);
        try (Sandbox sandbox = Sandbox.open(directory).sound("anna", "bert")) {
            // They end with the sandbox.
            var unusedAnna = Tone.play(sandbox, "anna-voice", 440);
            var unusedBert = Tone.play(sandbox, "bert-voice", 660);
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox"));
            List<String> all = new ArrayList<>(List.of(directory.toString()));
            all.addAll(options);
            Process inside = sandbox.start(sandbox.java(CallBench.class.getName(), all)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT));
            return inside.waitFor();
        } catch (TestAbortedException e) {
            System.err.println("This can't be measured here: " + e.getMessage());
            return 1;
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
