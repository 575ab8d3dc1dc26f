package dev.parley.app.engine.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLauncherTest {
    @TempDir
    private Path installation;

    @Test
    void an_installation_without_anything_prepared_changes_nothing() {
        assertEquals(List.of(), EngineLauncher.installed(installation));
    }

    @Test
    void unpacked_libraries_are_looked_for_first() throws IOException {
        Path natives = Files.createDirectory(installation.resolve("natives"));
        assertEquals(
                List.of("-Djava.library.path=" + natives, "-Dorg.bytedeco.javacpp.pathsFirst=true"),
                EngineLauncher.installed(installation));
    }

    @Test
    void prepared_classes_are_used_and_java_says_nothing_on_standard_output() throws IOException {
        Path classes = Files.createFile(installation.resolve("parley.aot"));
        List<String> flags = EngineLauncher.installed(installation);
        assertEquals("-XX:AOTCache=" + classes, flags.getFirst());
        assertTrue(flags.containsAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr")));
        String launcher = Files.readString(Path.of("../packaging/linux/parley"));
        assertTrue(
                flags.stream()
                        .filter(flag -> flag.startsWith("--enable-native-access"))
                        .allMatch(launcher::contains),
                "Java takes the cache only if it is told the same as the desk's");
    }
}
