package dev.parley.signaling.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line. */
class ServerCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private ExitCode run(String... arguments) {
        CommandLine line = ServerCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = line.execute(arguments);
        return java.util.Arrays.stream(ExitCode.values())
                .filter(known -> known.code() == code)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_file_of_defaults_is_printed() {
        assertEquals(ExitCode.OK, run("config"));
        assertEquals(SettingsFile.defaultText(), out.toString());
    }

    @Test
    void every_command_has_help() {
        for (String command : ServerCommand.commandLine().getSubcommands().keySet()) {
            assertEquals(ExitCode.OK, run(command, "--help"));
            assertTrue(out.toString().contains("parley-server " + command), out.toString());
            assertTrue(out.toString().contains("--config"), out.toString());
        }
    }

    @Test
    void what_cannot_be_understood_is_said_so() {
        assertEquals(ExitCode.USAGE, run("runn"));
        assertTrue(err.toString().contains("runn"), err.toString());
    }

    @Test
    void a_wrong_file_ends_with_a_code_of_its_own() throws Exception {
        Path file = Files.writeString(folder.resolve("server.properties"), "listen = here\nnane = x\n");
        assertEquals(ExitCode.SETTINGS, run("--config", file.toString()));
        assertTrue(err.toString().contains(file + ":1: listen can't be 'here'"), err.toString());
        assertTrue(err.toString().contains(file + ":2: there is no key 'nane'"), err.toString());
        assertEquals(2, err.toString().lines().count(), err.toString());
    }

    @Test
    void a_folder_that_cannot_be_used_ends_with_a_code_of_its_own() throws Exception {
        Files.writeString(folder.resolve("in the way"), "");
        Path file = Files.writeString(
                folder.resolve("server.properties"),
                "listen = 127.0.0.1:0\ndata = in the way\nmetrics-port = 0\nstun-port = 0\n");
        assertEquals(ExitCode.START, run("run", "--config", file.toString()));
        assertTrue(err.toString().contains("Choose another folder"), err.toString());
    }
}
