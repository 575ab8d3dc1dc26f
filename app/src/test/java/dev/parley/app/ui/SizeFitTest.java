package dev.parley.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * On a real screen, enlarged by the system or by the person's choice, every page is there with nothing cut off, and
 * pictures have the screen's own pixels.
 */
class SizeFitTest {
    private static final int DEADLINE_S = 180;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}: the system {1} %, chosen {2}")
    @CsvSource({
        "1920x1080, 150, SYSTEM, 1.5 1280x720",
        "1920x1080, 200, SYSTEM, 2.0 960x540",
        "1920x1080, 100, PERCENT_150, 1.0 1920x1080",
        "1920x1080, 100, PERCENT_200, 1.0 1920x1080",
        "1366x768, 100, PERCENT_200, 1.0 1366x768",
        "1920x1080, 200, PERCENT_125, 2.0 960x540",
    })
    void nothing_is_cut_off_and_pictures_are_sharp(String screen, int system, String chosen, String room)
            throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/Xvfb")), "Xvfb is missing: install the package xvfb");
        Process server = new ProcessBuilder(
                        "Xvfb", "-noreset", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", screen + "x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Process process = null;
        try {
            String display = server.inputReader().readLine();
            assertNotNull(display, "Xvfb didn't start");
            process = start(":" + display, system, chosen);
            assertTrue(process.waitFor(DEADLINE_S, TimeUnit.SECONDS), "it hangs");
            assertEquals(0, process.exitValue(), Files.readString(log()));
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
            server.destroy();
        }
        assertEquals(room, String.join("\n", Files.readAllLines(found())));
    }

    private Process start(String display, int system, String chosen) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                // It lives too short for more.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.language=en",
                "-Dglass.gtk.uiScale=" + system + "%",
                "-Dprism.order=sw",
                "-Djavafx.cachedir=" + System.getProperty("javafx.cachedir")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SizeFit.class.getName()));
        command.addAll(List.of(found().toString(), chosen));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().put("DISPLAY", display);
        builder.environment().keySet().removeAll(List.of("WAYLAND_DISPLAY", "GDK_SCALE"));
        builder.environment().put("GDK_BACKEND", "x11");
        return builder.start();
    }

    private Path found() {
        return folder.resolve("found.txt");
    }

    private Path log() {
        return folder.resolve("log.txt");
    }
}
