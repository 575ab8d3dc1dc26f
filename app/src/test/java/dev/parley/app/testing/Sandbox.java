package dev.parley.app.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A network of its own (addresses 10.77.0.1 and 10.77.0.2, one machine, no way out) and a sound server of its own, for
 * processes of tests: nothing leaves the machine and nobody hears anything. A person NAME has the speaker
 * {@code NAME-speaker}, the microphone {@code NAME-microphone}, and speaks by what is played to {@code NAME-voice}; what
 * they hear is on {@code NAME-speaker.monitor}.
 */
public final class Sandbox implements AutoCloseable {
    private static final Duration START_DEADLINE = Duration.ofSeconds(10);
    /** What setpriv ends with where it does not find the command. */
    private static final int NO_COMMAND = 127;

    private static final String SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final String NETWORK = "ip link set lo up && ip link add v0 type veth peer name v1"
            + " && ip addr add 10.77.0.1/24 dev v0 && ip addr add 10.77.0.2/24 dev v1"
            + " && ip link set v0 up && ip link set v1 up && echo ready && exec cat";

    private final Path directory;
    private final List<String> enter;
    private final List<Process> processes = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> environment = new LinkedHashMap<>();
    /** Null while there is none. */
    private Process soundServer;

    private Sandbox(Path directory, List<String> enter) {
        this.directory = directory;
        this.enter = enter;
    }

    private Sandbox(Path directory, Process holder) {
        this(directory, enter(Long.toString(holder.pid())));
        processes.add(holder);
        environment.put("PATH", SYSTEM_PATH);
        // What processes keep, such as PulseAudio's cookie, is not kept in the home of the person who tests.
        environment.put("HOME", directory.toString());
        environment.put("XDG_CONFIG_HOME", directory.toString());
        environment.put("XDG_RUNTIME_DIR", directory.toString());
        environment.put("PULSE_SERVER", "unix:" + directory.resolve("no-sound-server"));
    }

    private static List<String> enter(String pid) {
        return root()
                ? List.of("nsenter", "-t", pid, "-n", "--")
                : List.of("nsenter", "-t", pid, "-U", "-n", "--preserve-credentials", "--");
    }

    /**
     * The sandbox in which this process runs itself, for what it starts and plugs in there; closing it leaves the network
     * and the sound server as they are.
     */
    public static Sandbox around(Path directory) {
        return new Sandbox(directory, List.of());
    }

    /**
     * Makes a network without sound; skips the test where the system has no such thing.
     *
     * @param directory a directory of the test for sockets; its path must be short (under 80 characters)
     */
    public static Sandbox open(Path directory) throws IOException {
        Assumptions.assumeTrue(
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux"),
                "network namespaces are Linux");
        List<String> command = root()
                ? List.of("unshare", "-n", "sh", "-c", NETWORK)
                : List.of("unshare", "-Urn", "sh", "-c", NETWORK);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PATH", SYSTEM_PATH);
        Process holder;
        try {
            holder = builder.start();
        } catch (IOException e) {
            return Assumptions.abort("no unshare: " + e.getMessage());
        }
        // Not closed: the holder's output is open for as long as it lives.
        BufferedReader out = holder.inputReader(StandardCharsets.UTF_8);
        if (!"ready".equals(out.readLine())) {
            holder.destroyForcibly();
            return Assumptions.abort("this system allows no network namespace, or has no ip command");
        }
        return new Sandbox(directory, holder);
    }

    /**
     * Starts a sound server with devices for each of these people; skips the test where there is none to start. It ends
     * with the calling thread, so that it is gone when the test's process is killed.
     */
    public Sandbox sound(String... people) throws IOException, InterruptedException {
        Path socket = directory.resolve("sound.socket");
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--pdeathsig",
                "KILL",
                "pulseaudio",
                "-n",
                "--daemonize=no",
                "--exit-idle-time=-1",
                "--use-pid-file=no",
                "--log-level=error"));
        command.add("--load=module-native-protocol-unix auth-anonymous=1 socket=" + socket);
        for (String person : people) {
            // Without norewinds a null sink works in blocks of two seconds.
            command.add(nullSink(person + "-speaker"));
            command.add(nullSink(person + "-voice"));
            command.add(microphone(person));
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(directory.resolve("pulse.log").toFile());
        for (String variable : List.of("HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")) {
            builder.environment().put(variable, directory.toString());
        }
        Process server;
        try {
            server = builder.start();
        } catch (IOException e) {
            return Assumptions.abort("no setpriv: " + e.getMessage());
        }
        processes.add(server);
        soundServer = server;
        long deadline = System.nanoTime() + START_DEADLINE.toNanos();
        while (!answers(socket)) {
            boolean ended = server.waitFor(20, TimeUnit.MILLISECONDS);
            Assumptions.assumeFalse(ended && server.exitValue() == NO_COMMAND, "no pulseaudio");
            if (ended || System.nanoTime() > deadline) {
                throw new IOException("no sound server: " + Files.readString(directory.resolve("pulse.log")));
            }
        }
        environment.put("PULSE_SERVER", "unix:" + socket);
        return this;
    }

    /** Ends the sound server; {@link #sound} starts another one in its place. */
    public void silence() throws InterruptedException, IOException {
        soundServer.destroyForcibly().waitFor();
        processes.remove(soundServer);
        Files.deleteIfExists(directory.resolve("sound.socket"));
    }

    /** Plugs in devices for one more person; {@link #unplug} takes them away. */
    public void plug(String person) throws IOException, InterruptedException {
        load(nullSink(person + "-speaker"));
        load(nullSink(person + "-voice"));
        load(microphone(person));
    }

    /** Plugs in again what was {@linkplain #unplug unplugged}, as {@code NAME-speaker} or {@code NAME-microphone}. */
    public void replug(String device) throws IOException, InterruptedException {
        String person = device.substring(0, device.indexOf('-'));
        load(device.endsWith("-microphone") ? microphone(person) : nullSink(device));
    }

    private void load(String option) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("pactl", "load-module"));
        command.addAll(List.of(option.substring("--load=".length()).split(" ", -1)));
        run(command.toArray(String[]::new));
    }

    /** Takes a device away, as {@code NAME-speaker} or {@code NAME-microphone}. */
    public void unplug(String device) throws IOException, InterruptedException {
        for (String line : run("pactl", "list", "short", "modules").lines().toList()) {
            if (line.contains("sink_name=" + device + " ") || line.contains("source_name=" + device + " ")) {
                run("pactl", "unload-module", line.substring(0, line.indexOf('\t')));
            }
        }
    }

    /** What comes before a command to run it here; it becomes that command, under the same process number. */
    public List<String> enter() {
        return enter;
    }

    /** The variables that a process here needs. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** A command that will run here; {@link #start} starts it. */
    public ProcessBuilder command(List<String> command) {
        List<String> all = new ArrayList<>(enter);
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().putAll(environment);
        return builder;
    }

    /** A java program of this class path that will run here. */
    public ProcessBuilder java(String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                // Being killed, it leaves the libraries that it unpacked.
                "-Djava.io.tmpdir=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(arguments);
        return command(command);
    }

    /** Starts a process that ends with the sandbox at the latest. */
    public Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Runs a command here and gives what it prints. */
    public String run(String... command) throws IOException, InterruptedException {
        Process process = start(command(List.of(command)).redirectErrorStream(true));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        processes.remove(process);
        return output;
    }

    /** Ends all processes that were started here. */
    @Override
    public void close() {
        List<Process> last = new ArrayList<>(processes).reversed();
        for (Process process : last) {
            process.destroyForcibly();
        }
        for (Process process : last) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static String microphone(String person) {
        return "--load=module-remap-source master=" + person + "-voice.monitor source_name=" + person
                + "-microphone source_properties=device.description=" + person + "-microphone";
    }

    private static String nullSink(String name) {
        return "--load=module-null-sink norewinds=1 rate=48000 sink_name=" + name
                + " sink_properties=device.description=" + name;
    }

    private static boolean answers(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            // Not yet.
            return false;
        }
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }
}
