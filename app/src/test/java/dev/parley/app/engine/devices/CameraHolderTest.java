package dev.parley.app.engine.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A file stands for the camera: the system tells of both alike. */
@EnabledOnOs(OS.LINUX)
class CameraHolderTest {
    @TempDir
    Path directory;

    private Path node;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        node = Files.createFile(directory.resolve("video7")).toRealPath();
    }

    @AfterEach
    void close() {
        processes.forEach(Process::destroyForcibly);
    }

    /** Runs a shell that has the file open, then becomes {@code command}. */
    private void hold(String command) throws Exception {
        Process process =
                new ProcessBuilder("sh", "-c", "exec 3<\"$0\"; echo open; exec " + command, node.toString()).start();
        processes.add(process);
        process.inputReader().readLine();
    }

    /** Waits until that is so, since a process is the shell for a moment yet. */
    private void awaitHolder(String name) throws Exception {
        long end = System.nanoTime() + 5_000_000_000L;
        while (!CameraHolder.of(node.toString()).equals(name) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertEquals(name, CameraHolder.of(node.toString()));
    }

    @Test
    void nobody_has_it() {
        assertEquals("", CameraHolder.of(node.toString()));
    }

    @Test
    void a_program_has_it() throws Exception {
        hold("sleep 60");
        awaitHolder("sleep");
    }

    @Test
    void another_one_of_ours_has_it() throws Exception {
        hold("sh -c 'read line' dev.parley.app.EngineMain");
        awaitHolder("Parley");
    }

    @Test
    void this_process_is_not_told() throws Exception {
        try (InputStream open = Files.newInputStream(node)) {
            assertEquals("", CameraHolder.of(node.toString()));
            assertEquals(-1, open.read());
        }
    }
}
