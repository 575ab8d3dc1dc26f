package dev.parley.app.desktop.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.desktop.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What runs small programs of macOS, with another one in its place. */
@Timeout(30)
@DisabledOnOs(OS.WINDOWS)
class CaffeinateTest {
    @TempDir
    Path folder;

    @Test
    void it_runs_while_it_is_wanted() throws IOException {
        Path program = Files.writeString(folder.resolve("caffeinate"), "#!/bin/sh\nexec sleep 60\n");
        assertTrue(program.toFile().setExecutable(true));
        Caffeinate idle = new Caffeinate(program.toString());
        idle.release();
        idle.inhibit();
        idle.inhibit();
        ProcessHandle running = ProcessHandle.current()
                .children()
                .max(Comparator.comparing(child -> child.info().startInstant().orElseThrow()))
                .orElseThrow();
        idle.release();
        running.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        assertFalse(running.isAlive());
        idle.release();
    }

    @Test
    void names_never_become_a_script() {
        String name = "\" & (do shell script \"x\") & \"";
        List<String> command = MacNotifications.command(new Notice(Notice.Kind.MISSED, "", name, "body", List.of()));
        assertEquals(List.of(name, "body"), command.subList(command.size() - 2, command.size()));
        assertFalse(command.subList(0, command.size() - 2).contains(name));
    }
}
