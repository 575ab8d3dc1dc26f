package dev.parley.app.endtoend;

import static org.junit.jupiter.api.Assertions.fail;

import dev.parley.app.testing.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A network of its own with a real server and real programs in it. Its end makes sure that nothing is left of them. For
 * one thread of a test.
 */
final class Scene implements AutoCloseable {
    private static final String MAIN = "dev.parley.app.Main";
    private static final String ADDRESS = "127.0.0.1:7000";
    /** Where the server of a scene is. */
    static final String URL = "wss://" + ADDRESS;

    /** Which devices a program uses. */
    enum Media {
        /** None. */
        NONE,
        /** The test pattern. */
        PATTERN,
        /** The test pattern, and what sound the machine has. */
        PATTERN_AND_DEFAULT_SOUND,
        /** The test pattern, and the microphone and the speaker of the person. */
        ALL
    }

    private final Path directory;
    private final Sandbox sandbox;
    private Program server;
    private String fingerprint;
    private final Map<String, String> more = new HashMap<>();
    private int programs;

    private Scene(Path directory, Sandbox sandbox) {
        this.directory = directory;
        this.sandbox = sandbox;
    }

    /**
     * A scene without a server yet. Skips the test where the system has no network namespaces, or no sound server when
     * people are named.
     *
     * @param heard who has a microphone and a speaker
     */
    static Scene empty(String... heard) {
        try {
            Path directory = Files.createTempDirectory("parley-e2e");
            boolean opened = false;
            try {
                Files.writeString(directory.resolve("password"), "correct-horse-battery\n");
                Sandbox sandbox = Sandbox.open(directory);
                if (heard.length > 0) {
                    sandbox.sound(heard);
                }
                opened = true;
                return new Scene(directory, sandbox);
            } finally {
                if (!opened) {
                    delete(directory);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A scene with a server. */
    static Scene open(String... heard) {
        Scene scene = empty(heard);
        scene.startServer();
        return scene;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Path directory() {
        return directory;
    }

    Program server() {
        return server;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** Starts the server, or starts it again with what it kept. */
    void startServer() {
        startServer("");
    }

    /** The same, for a web page, too. */
    void startServer(String origin) {
        List<String> arguments = new ArrayList<>(List.of("server", "--listen", ADDRESS, "--data", path("server-data")));
        if (!origin.isEmpty()) {
            arguments.addAll(List.of("--origin", origin));
        }
        server = start("server", arguments.toArray(String[]::new));
        String ready = server.line();
        fingerprint = ready.substring(ready.indexOf(' ') + 1);
    }

    /** {@code parley call} of a person who is registered at the first time. */
    Program call(String person, Media media, String... arguments) {
        return callWith(person, devices(person, media), arguments);
    }

    /** The same with devices of one's own choice. */
    Program callWith(String person, List<String> devices, String... arguments) {
        return call(person, person, devices, arguments);
    }

    /** The same with a profile of another name: another device of that person. */
    Program callFrom(String profile, String person, Media media, String... arguments) {
        return call(profile, person, devices(person, media), arguments);
    }

    private Program call(String profile, String person, List<String> devices, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "call",
                "--home",
                path(profile),
                "--server",
                URL,
                "--user",
                person,
                "--password-file",
                path("password"),
                "--register",
                "--trust",
                fingerprint,
                "--stats",
                "/dev/stdout"));
        all.addAll(devices);
        all.addAll(Arrays.asList(arguments));
        return start(profile, all.toArray(String[]::new));
    }

    /** The program with any arguments. */
    Program start(String name, String... arguments) {
        return start(name, List.of(), arguments);
    }

    /**
     * The program behind another command.
     *
     * @param before becomes the java that it is given
     */
    Program start(String name, List<String> before, String... arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + Path.of("src/main/launch/desk.args").toAbsolutePath());
        // Being killed, it leaves the library that it unpacked.
        command.add("-Djava.io.tmpdir=" + directory);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        command.addAll(Arrays.asList(arguments));
        Path errors = directory.resolve(++programs + "-" + name + ".log");
        ProcessBuilder builder = sandbox.command(command).redirectError(errors.toFile());
        builder.environment().putAll(more);
        try {
            return new Program(name, sandbox.start(builder), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Variables for the programs that are started from now on, besides those that all have. */
    void environment(Map<String, String> variables) {
        more.clear();
        more.putAll(variables);
    }

    /** A path in the folder of this scene. */
    String path(String name) {
        return directory.resolve(name).toString();
    }

    private static List<String> devices(String person, Media media) {
        return switch (media) {
            case NONE -> List.of("--camera", "none", "--mic", "none", "--speaker", "none");
            case PATTERN -> List.of("--camera", "pattern", "--mic", "none", "--speaker", "none");
            case PATTERN_AND_DEFAULT_SOUND ->
                List.of("--camera", "pattern", "--mic", "default", "--speaker", "default");
            case ALL ->
                List.of("--camera", "pattern", "--mic", person + "-microphone", "--speaker", person + "-speaker");
        };
    }

    /** Processes of this scene that run, as their command lines. */
    List<ProcessHandle> processes() {
        String mine = directory.toString();
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(mine))
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline")),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            // It is gone.
            return "";
        }
    }

    /** Ends all, and fails if engines outlive their desks. */
    @Override
    public void close() {
        sandbox.close();
        try {
            processes().forEach(Program::waitFor);
        } catch (RuntimeException e) {
            fail("left behind: " + processes().stream().map(Scene::commandLine).toList(), e);
        }
        try {
            delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
    }
}
