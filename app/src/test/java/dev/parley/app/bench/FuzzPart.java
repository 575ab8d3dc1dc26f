package dev.parley.app.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Random messages, frames and deeds: the fuzz tests of the signaling module, with ever new seeds. */
final class FuzzPart {
    private static final Path MODULE = Path.of("signaling", "target");
    private static final String MAIN = "dev.parley.signaling.testing.Marathon";
    private static final Pattern RESULT = Pattern.compile("(\\d+) tries, (\\d+) failed");

    private final Path log;
    private final SignalingOptions options;

    FuzzPart(Path directory, SignalingOptions options) {
        this.log = directory.resolve("fuzz.log");
        this.options = options;
    }

    void measure(Table table) throws IOException, InterruptedException, Missing {
        Path tests = MODULE.resolve("test-classes");
        if (!Files.isDirectory(tests)) {
            throw new Missing("the tests of the signaling module are not built");
        }
        String classPath = String.join(
                File.pathSeparator,
                tests.toString(),
                MODULE.resolve("classes").toString(),
                MODULE.resolve("test-lib") + "/*");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        MAIN,
                        Integer.toString(options.fuzzSeconds())))
                .redirectError(log.toFile())
                .start();
        Matcher result = null;
        StringBuilder said = new StringBuilder();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher matcher = RESULT.matcher(line);
                if (matcher.matches()) {
                    result = matcher;
                }
                said.append(line).append('\n');
            }
        }
        process.waitFor();
        if (result == null) {
            throw new Missing("fuzzing came to no end: " + Files.readString(log));
        }
        table.add(
                "random input of codec, framing and routing: tries",
                "",
                Double.parseDouble(result.group(1)),
                Double.NaN);
        double failed = Double.parseDouble(result.group(2));
        table.add("  of these, failed", "", failed, 0);
        if (failed > 0) {
            table.note(said.toString());
        }
    }
}
