package dev.parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCommandTest {
    @TempDir
    Path folder;

    private final Properties properties = new Properties();

    StartCommandTest() {
        properties.setProperty("java.home", "/java");
        properties.setProperty("java.class.path", "a.jar" + File.pathSeparator + "/b.jar");
    }

    @Test
    void a_packaged_program_is_started_by_its_launcher() throws IOException {
        Path app = Files.createDirectories(folder.resolve("parley/app"));
        properties.setProperty("parley.installation", app.toString());
        assertEquals(
                "/java/bin/java", StartCommand.of(properties, List::of, null).getFirst(), "there is no launcher");
        Path launcher = Files.createFile(
                Files.createDirectories(folder.resolve("parley/bin")).resolve("parley"));
        assertTrue(launcher.toFile().setExecutable(true));
        assertEquals(List.of(launcher.toString(), "run", "--background"), StartCommand.of(properties, List::of, null));
        properties.setProperty("jpackage.app-path", "/Applications/Parley.app/Contents/MacOS/Parley");
        assertEquals(
                List.of(
                        "/Applications/Parley.app/Contents/MacOS/Parley",
                        "run",
                        "--home",
                        folder.toString(),
                        "--background"),
                StartCommand.of(properties, List::of, folder));
    }

    @Test
    void one_from_the_source_is_started_as_it_was() {
        List<String> command = StartCommand.of(properties, () -> List.of("-Xss512k"), null);
        assertEquals(
                List.of(
                        "/java/bin/java",
                        "-Xss512k",
                        "-cp",
                        Path.of("a.jar").toAbsolutePath() + File.pathSeparator + "/b.jar",
                        "dev.parley.app.Main",
                        "run",
                        "--background"),
                command);
    }
}
