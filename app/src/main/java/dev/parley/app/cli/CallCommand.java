package dev.parley.app.cli;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.RecordingLayout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley call}: a call without a window, for scripts, kiosks and tests. */
@Command(
        name = "call",
        mixinStandardHelpOptions = true,
        description = {
            "Call somebody, or wait for calls, without a window.",
            "Prints one JSON object a line; takes words on standard input: call NAME, answer, answer-audio, decline,"
                    + " hang-up, microphone on|off, camera on|off, allow-recording, refuse-recording, stop-recording."
        })
final class CallCommand implements Callable<Integer> {
    private final Program program;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Whom to call.")
    private String callee;

    @Option(names = "--wait", description = "Wait for calls instead, until stopped.")
    private boolean waiting;

    @Option(names = "--once", description = "With --wait: end after the first call.")
    private boolean once;

    @Mixin
    private ProfileOptions profile;

    @Option(
            names = "--camera",
            paramLabel = "NAME",
            description =
                    "A camera's name, 'pattern', 'none' or 'default'; given again: the one to use where it is missing.")
    private List<String> cameras = List.of();

    @Option(
            names = "--mic",
            paramLabel = "NAME",
            description = "A microphone's name, 'none' or 'default'; given again, likewise.")
    private List<String> microphones = List.of();

    @Option(
            names = "--speaker",
            paramLabel = "NAME",
            description = "A speaker's name, 'none' or 'default'; given again, likewise.")
    private List<String> speakers = List.of();

    @Option(names = "--duration", paramLabel = "S", description = "Hang up so many seconds after the connection.")
    private double duration;

    @Option(names = "--auto-answer", description = "Take every call by itself.")
    private boolean autoAnswer;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Record the call, if the other side allows it: NAME.mp4, NAME.webm, NAME.m4a (sound alone) or NAME.mkv.")
    private Path record;

    @Option(
            names = "--record-layout",
            paramLabel = "side|speaker|tracks",
            description = "Side by side, who speaks large, or each track for itself (NAME.mkv).")
    private RecordingLayout layout;

    @Option(names = "--allow-recording", description = "Let the other side record the call, if they ask.")
    private boolean allowRecording;

    @Option(
            names = "--stats",
            paramLabel = "FILE",
            description =
                    "Write one JSON line a second of a call. Between two programs on one machine, where the other one"
                            + " sends the test pattern, stamp_age_ms and stamp_counter say when the newest picture was"
                            + " made, and which one it is; between two machines the age means nothing, since their clocks"
                            + " differ.")
    private Path statistics;

    CallCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        if ((callee == null) != waiting || (callee != null && callee.isBlank())) {
            throw new ParameterException(spec.commandLine(), "Give either a name to call, or --wait.");
        }
        CallRecording.Plan recording = recording();
        Output output = new Output(System.out);
        Program.Devices devices =
                new Program.Devices(preference(cameras), preference(microphones), preference(speakers));
        try (Program.Opened opened = program.open(profile.home(), devices);
                StatisticsFile file = StatisticsFile.open(statistics)) {
            opened.session().setInBackground(false);
            CallDriver driver = new CallDriver(
                    opened.session(),
                    new AutoSignIn(opened.session(), profile),
                    new CallDriver.Plan(
                            callee, once, autoAnswer, Duration.ofMillis(Math.round(duration * 1000)), recording),
                    output,
                    file);
            listen(driver::command);
            ExitCode code = driver.await();
            return code.code();
        } catch (Program.OpenException e) {
            System.err.println(e.getMessage());
            return ExitCode.PROFILE.code();
        }
    }

    private CallRecording.Plan recording() {
        if (record == null) {
            return new CallRecording.Plan(null, null, allowRecording);
        }
        RecordingLayout as = layout != null ? layout : RecordingFile.usualLayout(record);
        try {
            return new CallRecording.Plan(record.toAbsolutePath(), RecordingFile.options(record, as), allowRecording);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    static DevicePreference preference(List<String> names) {
        return names.isEmpty()
                ? null
                : new DevicePreference(names.stream().map(DeviceChoice::new).toList());
    }

    /** Hands on what is typed. */
    static void listen(Consumer<String> command) {
        Thread.ofPlatform().daemon().name("standard input").start(() -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                in.lines().forEach(command);
            } catch (IOException | UncheckedIOException e) {
                // Nobody types any more: the call goes on without.
            }
        });
    }

    /** The file of {@code --stats}; does nothing where none is named. Owned by the session's thread. */
    static final class StatisticsFile implements AutoCloseable {
        private final java.io.BufferedWriter writer;

        private StatisticsFile(java.io.BufferedWriter writer) {
            this.writer = writer;
        }

        static StatisticsFile open(Path path) throws IOException {
            return new StatisticsFile(path == null ? null : Files.newBufferedWriter(path));
        }

        boolean wanted() {
            return writer != null;
        }

        void line(String json) throws IOException {
            if (writer != null) {
                writer.write(json);
                writer.newLine();
                writer.flush();
            }
        }

        @Override
        public void close() throws IOException {
            if (writer != null) {
                writer.close();
            }
        }
    }
}
