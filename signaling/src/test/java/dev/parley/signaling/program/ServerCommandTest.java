package dev.parley.signaling.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.client.ConnectionListener;
import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.server.TestClient;
import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.Database;
import dev.parley.signaling.store.Stores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line. */
class ServerCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private String typed = "";

    private CommandLine commandLine() {
        InputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        return ServerCommand.commandLine(new Passwords(null, in));
    }

    private ExitCode run(String... arguments) {
        CommandLine line = commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = line.execute(arguments);
        return Arrays.stream(ExitCode.values())
                .filter(known -> known.code() == code)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_version_is_the_one_of_the_build() {
        assertEquals(ExitCode.OK, run("--version"));
        assertTrue(out.toString().strip().matches("parley-server [0-9]+\\.[0-9]+\\.[0-9]+"), out.toString());
    }

    @Test
    void the_file_of_defaults_is_printed() {
        assertEquals(ExitCode.OK, run("config"));
        assertEquals(SettingsFile.defaultText(), out.toString());
    }

    @Test
    void every_command_has_help() {
        for (String command : commandLine().getSubcommands().keySet()) {
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

    private Path settings() throws IOException {
        return Files.writeString(
                folder.resolve("server.properties"),
                "listen = 127.0.0.1:0\ndata = data\nmetrics-port = 0\nstun-port = 0\nregistration = open\n");
    }

    @Test
    void a_backup_is_made_of_a_running_server_and_restored_to_a_stopped_one() throws Exception {
        String config = settings().toString();
        String backup = folder.resolve("backup.sqlite").toString();
        try (StandaloneServer server = StandaloneServer.start(SettingsReader.read(settings()))) {
            String[] ready = server.ready().split(" ", -1);
            URI url = URI.create(ready[0]);
            ServerTrust trust = new ServerTrust(ready[1]);
            try (TestClient anna = new TestClient(url, trust, TestClient.newAccount("anna", "desk"))) {
                anna.take(Event.SignedIn.class);
            }
            assertEquals(ExitCode.OK, run("backup", backup, "--config", config));
            assertEquals(ExitCode.REFUSED, run("backup", backup, "--config", config));
            try (TestClient berta = new TestClient(url, trust, TestClient.newAccount("berta", "desk"))) {
                berta.take(Event.SignedIn.class);
            }
            assertEquals(ExitCode.WRONG_TIME, run("--config", config, "restore", backup));
            assertTrue(err.toString().contains("A server uses the folder"), err.toString());
        }
        assertEquals(ExitCode.REFUSED, run("--config", config, "restore", config));
        assertTrue(err.toString().contains("It is no database of SQLite"), err.toString());
        assertEquals(ExitCode.REFUSED, run("--config", config, "restore", backup + "x"));
        assertEquals(ExitCode.OK, run("--config", config, "restore", backup));
        String kept = out.toString().replaceAll("(?s).*kept in (.*)\\.\\s*", "$1");
        assertEquals(List.of("anna"), accounts(folder.resolve("data/accounts.sqlite")));
        assertEquals(List.of("anna", "berta"), accounts(Path.of(kept)));
    }

    private static List<String> accounts(Path file) {
        try (Database database = Database.open(file)) {
            return Stores.of(database).accounts().all().stream()
                    .map(Account::username)
                    .toList();
        }
    }

    @Test
    void where_there_is_no_database_there_is_no_backup() throws Exception {
        String backup = folder.resolve("backup.sqlite").toString();
        assertEquals(
                ExitCode.REFUSED, run("backup", backup, "--config", settings().toString()));
        assertTrue(err.toString().contains("There is no database"), err.toString());
    }

    @Test
    void a_folder_that_cannot_be_used_ends_with_a_code_of_its_own() throws Exception {
        Files.writeString(folder.resolve("in the way"), "");
        Path file = Files.writeString(
                folder.resolve("in-the-way.properties"),
                "listen = 127.0.0.1:0\ndata = in the way\nmetrics-port = 0\nstun-port = 0\n");
        assertEquals(ExitCode.START, run("run", "--config", file.toString()));
        assertTrue(err.toString().contains("Choose another folder"), err.toString());
    }

    /** What was printed since the last time. */
    private String printed() {
        String text = out.toString();
        out.getBuffer().setLength(0);
        return text;
    }

    private void said(ExitCode code, String sentence, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--config", settings().toString()));
        all.addAll(List.of(arguments));
        err.getBuffer().setLength(0);
        assertEquals(code, run(all.toArray(String[]::new)), err.toString());
        assertTrue(err.toString().contains(sentence), err.toString());
    }

    private void ok(String... arguments) throws IOException {
        said(ExitCode.OK, "", arguments);
    }

    @Test
    void without_a_server_accounts_and_invitations_are_kept_in_its_folder() throws Exception {
        said(ExitCode.REFUSED, "There is no folder", "accounts", "list");
        typed = "password of anna\nnot this\n";
        ok("accounts", "add", "anna", "--name", "Anna A.");
        ok("accounts", "add", "Berta");
        said(ExitCode.REFUSED, "Another account has that name", "accounts", "add", "anna");
        typed = "short";
        said(ExitCode.REFUSED, "A password has 8", "accounts", "add", "carla");
        typed = "";
        said(ExitCode.USAGE, "first line of standard input", "accounts", "add", "carla");
        printed();
        ok("accounts", "list");
        List<String> lines = printed().lines().toList();
        assertEquals(
                List.of("username", "anna", "berta"),
                lines.stream().map(line -> line.replaceAll(" .*", "")).toList());
        assertTrue(lines.get(1).matches("anna +Anna A\\. +20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d +0 +-"), lines.get(1));
        ok("accounts", "delete", "berta");
        said(ExitCode.REFUSED, "There is no account berta", "accounts", "delete", "berta");

        ok("invitations", "add", "--uses", "3", "--days", "2", "--note", "for the practice");
        String code = printed().strip();
        assertTrue(code.matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"), code);
        ok("invitations", "list");
        assertTrue(printed().contains("3          for the practice"));
        ok("invitations", "remove", code.toLowerCase(Locale.ROOT));
        said(ExitCode.REFUSED, "There is no invitation", "invitations", "remove", code);
        said(ExitCode.REFUSED, "No server runs", "status");
        said(ExitCode.USAGE, "Missing", "accounts", "delete");
        said(ExitCode.USAGE, "list", "accounts");
    }

    @Test
    void a_running_server_is_administered_through_its_socket() throws Exception {
        try (StandaloneServer server = StandaloneServer.start(SettingsReader.read(settings()))) {
            Path socket = folder.resolve("data/control");
            if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
            }
            typed = "password of anna";
            ok("accounts", "add", "anna");
            String[] ready = server.ready().split(" ", -1);
            URI url = URI.create(ready[0]);
            ServerTrust trust = new ServerTrust(ready[1]);
            try (TestClient anna = new TestClient(url, trust, TestClient.password("anna", "laptop"))) {
                anna.take(Event.SignedIn.class);
                ok("connections");
                assertTrue(printed().contains("anna      laptop  there"));
                ok("status");
                String status = printed();
                assertTrue(
                        status.matches("(?s)address +" + url + "\\s.*devices signed in +1\\s.*accounts +1\\s.*"),
                        status);
                ok("disconnect", "anna");
                assertEquals("1", printed().strip());
                anna.take(ConnectionListener.Refusal.SignedOut.class);
            }
            ok("accounts", "delete", "anna");
            said(ExitCode.REFUSED, "There is no account anna", "disconnect", "anna");
            typed = "x".repeat(100_000);
            said(ExitCode.WRONG_TIME, "can't be asked", "accounts", "add", "anna");
        }
        assertFalse(Files.exists(folder.resolve("data/control")));
    }

    @Test
    void what_a_killed_server_left_of_its_socket_is_replaced() throws Exception {
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data/control"), "left");
        try (StandaloneServer server = StandaloneServer.start(SettingsReader.read(settings()))) {
            assertFalse(server.ready().isEmpty());
            ok("status");
        }
    }
}
