package dev.parley.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is wrong around the program: each is said in a sentence on standard error, and by the exit code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleTest {
    private static final int USAGE = 2;
    private static final int SIGN_IN_REFUSED = 3;
    private static final int NOT_TRUSTED = 4;
    private static final int NO_SERVER = 5;
    private static final int NO_ENGINE = 8;
    private static final int PROFILE = 9;

    private Scene scene;

    @BeforeAll
    void open() throws IOException {
        scene = Scene.open();
        Files.writeString(scene.directory().resolve("wrong"), "not-the-right-one\n");
    }

    @AfterAll
    void close() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void no_server_there() {
        ends(NO_SERVER, "does not answer. Check that it runs", call("a", "wss://127.0.0.1:7999", "anna", "password"));
    }

    @Test
    void address_of_no_server() {
        ends(
                USAGE,
                "--server takes wss://host:port or embedded",
                call("a", "http://127.0.0.1:7000", "anna", "password"));
    }

    @Test
    void wrong_password() {
        registered("bert");
        Program bert = call("b", Scene.URL, "bert", "wrong", "--trust", scene.fingerprint());
        ends(SIGN_IN_REFUSED, "The username or the password is wrong. Check both", bert);
    }

    @Test
    void name_taken() {
        registered("clara");
        Program clara = call("c", Scene.URL, "clara", "wrong", "--trust", scene.fingerprint(), "--register");
        ends(SIGN_IN_REFUSED, "Somebody already has the username clara", clara);
    }

    @Test
    void certificate_not_trusted() {
        Program dora = call("d", Scene.URL, "dora", "password", "--register");
        ends(NOT_TRUSTED, "give it with --trust " + scene.fingerprint(), dora);
    }

    @Test
    void certificate_changed() {
        String other = "wss://127.0.0.1:7001";
        Program before = scene.start("other", "server", "--listen", "127.0.0.1:7001", "--data", scene.path("s1"));
        String ready = before.line();
        String fingerprint = ready.substring(ready.indexOf(' ') + 1);
        Program emil = call("e", other, "emil", "password", "--register", "--trust", fingerprint);
        emil.await("signed-in");
        emil.stop();
        before.stop();
        Program after = scene.start("other", "server", "--listen", "127.0.0.1:7001", "--data", scene.path("s2"));
        after.line();
        ends(NOT_TRUSTED, "certificate has changed", call("e", other, "emil", "password"));
        after.stop();
    }

    @Test
    void port_taken() {
        Program second = scene.start("second", "server", "--listen", "127.0.0.1:7000", "--data", scene.path("s3"));
        ends(NO_SERVER, "7000", second);
    }

    @Test
    void profile_in_use() {
        Program first = call("f", Scene.URL, "fred", "password", "--register", "--trust", scene.fingerprint());
        first.await("signed-in");
        ends(PROFILE, "already running with the profile", call("f", Scene.URL, "fred", "password"));
        assertTrue(first.runs());
        first.stop();
    }

    @Test
    void profile_is_a_file() throws IOException {
        Files.writeString(scene.directory().resolve("file"), "not a folder");
        ends(PROFILE, "can't be written", call("file", Scene.URL, "gerd", "password"));
    }

    @Test
    void profile_on_a_full_disk() throws IOException, InterruptedException {
        Path full = Files.createDirectory(scene.directory().resolve("full"));
        Program hans = scene.start(
                "hans",
                onDisk(full, "32k"),
                with(
                        arguments("full/home", Scene.URL, "hans", "password"),
                        "--register",
                        "--trust",
                        scene.fingerprint()));
        ends(NO_ENGINE, "Make room in the profile's folder", hans);
    }

    @Test
    void camera_that_is_not_there() {
        Program ida = scene.call("ida", Scene.Media.NONE, "--wait", "--auto-answer");
        ida.await("signed-in");
        Program jan = scene.callWith(
                "jan", List.of("--camera", "Holodeck 3000", "--mic", "none", "--speaker", "none"), "ida");
        jan.await("device", event -> event.text("problem").equals("not-found"));
        jan.await("connected");
        jan.type("hang-up");
        jan.exits(0);
        assertTrue(jan.errors().contains("Holodeck 3000 is not plugged in. Plug it in"), jan::errors);
        ida.stop();
    }

    private void registered(String name) {
        Program program = scene.call(name, Scene.Media.NONE, "--wait");
        program.await("signed-in");
        program.stop();
    }

    private Program call(String home, String server, String user, String password, String... more) {
        return scene.start(user, with(arguments(home, server, user, password), more));
    }

    private String[] arguments(String home, String server, String user, String password) {
        return new String[] {
            "call",
            "--wait",
            "--home",
            scene.path(home),
            "--server",
            server,
            "--user",
            user,
            "--password-file",
            scene.path(password),
            "--mic",
            "none",
            "--speaker",
            "none"
        };
    }

    private static String[] with(String[] arguments, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(arguments), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    private static void ends(int code, String sentence, Program program) {
        program.exits(code);
        String errors = program.errors();
        assertTrue(errors.contains(sentence), errors);
        assertTrue(!errors.contains("Exception in thread"), errors);
    }

    /** Comes before a program: its folder is a disk of this size that nobody else sees. */
    private List<String> onDisk(Path folder, String size) throws IOException, InterruptedException {
        String mount = "mount -t tmpfs -o size=" + size + " none " + folder;
        Assumptions.assumeTrue(
                scene.sandbox()
                        .run("unshare", "-m", "sh", "-c", mount + " && echo mounted")
                        .contains("mounted"),
                "this system lets nobody mount");
        return List.of("unshare", "-m", "sh", "-c", mount + " && exec \"$@\"", "sh");
    }
}
