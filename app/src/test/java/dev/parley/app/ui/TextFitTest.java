package dev.parley.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.ui.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No text of a page is cut, in any language, in the window's first size and in its smallest. */
class TextFitTest {
    private static final int DEADLINE_S = 300;

    @TempDir
    private Path folder;

    /** A process has one language, so each of them is a process; all at once, since each waits a lot. */
    @Test
    void every_text_fits_in_every_language() throws IOException, InterruptedException {
        Map<Language, Process> processes = new EnumMap<>(Language.class);
        try {
            for (Language language : Language.values()) {
                processes.put(language, start(language));
            }
            for (Process process : processes.values()) {
                assertTrue(process.waitFor(DEADLINE_S, TimeUnit.SECONDS), "it hangs");
            }
        } finally {
            processes.values().forEach(Process::destroyForcibly);
        }
        StringBuilder faults = new StringBuilder();
        for (Language language : Language.values()) {
            assertEquals(0, processes.get(language).exitValue(), () -> text(log(language)));
            faults.append(text(found(language)));
        }
        assertEquals("", faults.toString(), "texts that don't fit");
    }

    private Process start(Language language) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                // It lives too short for more.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.language=" + language.tag()));
        for (String property : List.of("glass.platform", "prism.order", "javafx.cachedir")) {
            command.add("-D" + property + "=" + System.getProperty(property));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TextFit.class.getName()));
        command.add(found(language).toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(language).toFile())
                .start();
    }

    private Path found(Language language) {
        return folder.resolve(language.tag() + ".txt");
    }

    private Path log(Language language) {
        return folder.resolve(language.tag() + ".log");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
