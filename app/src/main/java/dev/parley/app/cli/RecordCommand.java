package dev.parley.app.cli;

import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplayOptions.ContentHint;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley record}: one's own camera, microphone and screen into a file, without a window. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "Record a camera, a microphone and a screen into a file, without a window and without a call.",
            "What is not named is not recorded. Prints one JSON object a line; 'stop', 'pause', 'resume' on standard input do that."
        })
final class RecordCommand implements Callable<Integer> {
    private final Program program;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "What to write: NAME.mp4, NAME.webm, NAME.m4a (sound alone) or NAME.mkv.")
    private Path file;

    @Option(names = "--home", paramLabel = "DIR", description = "The folder of the profile to use.")
    private Path home;

    @Option(names = "--camera", paramLabel = "NAME", description = "A camera's name, 'pattern' or 'default'.")
    private String camera;

    @Option(names = "--mic", paramLabel = "NAME", description = "A microphone's name or 'default'.")
    private String microphone;

    @Option(
            names = "--screen",
            paramLabel = "NAME",
            description = "A monitor's name, a part of a window's title, or 'default' for the first monitor.")
    private String screen;

    @Option(
            names = "--motion",
            description = "Record the screen for smooth motion (30 pictures a second), not for sharp text (15).")
    private boolean motion;

    @Option(names = "--no-pointer", description = "Leave the pointer out of the screen's picture.")
    private boolean withoutPointer;

    @Option(names = "--duration", paramLabel = "S", description = "Stop after so many seconds; else until 'stop'.")
    private double duration;

    RecordCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        if (camera == null && microphone == null && screen == null) {
            throw new ParameterException(
                    spec.commandLine(), "Say what to record: --camera, --mic, --screen, or several of them.");
        }
        RecorderOptions options;
        try {
            boolean several = camera != null && screen != null;
            options = RecordingFile.options(file, several ? RecordingLayout.SPEAKER : RecordingLayout.SIDE);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        Program.Devices devices = new Program.Devices(preference(camera), preference(microphone), null);
        try (Program.Opened opened = program.open(home, devices)) {
            opened.session().setInBackground(false);
            RecordDriver driver = new RecordDriver(
                    opened.session(),
                    new RecordDriver.Plan(
                            file.toAbsolutePath(),
                            options,
                            camera != null,
                            microphone != null,
                            screen,
                            new DisplayOptions(motion ? ContentHint.MOTION : ContentHint.TEXT, !withoutPointer),
                            Duration.ofMillis(Math.round(duration * 1000))),
                    new Output(System.out));
            CallCommand.listen(driver::command);
            return driver.await().code();
        } catch (Program.OpenException e) {
            System.err.println(e.getMessage());
            return ExitCode.PROFILE.code();
        }
    }

    private static DevicePreference preference(String name) {
        return CallCommand.preference(name == null ? List.of() : List.of(name));
    }
}
