package dev.parley.app.bench;

import dev.parley.app.bench.CameraPart.Model;
import dev.parley.app.bench.DeviceOptions.Part;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.testing.FakeCameras;
import dev.parley.app.testing.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/** Measures devices, inside the sandbox that {@link Bench} made. */
public final class DeviceBench {
    private final Sandbox sandbox;
    private final Path directory;
    private final DeviceOptions options;
    private final Parts parts;
    private final FakeCameras cameras;
    /** The variables of a process that sees cameras; empty where there are none to see. */
    private final Map<String, String> sees;

    private DeviceBench(Sandbox sandbox, Path directory, DeviceOptions options, Parts parts) throws IOException {
        this.sandbox = sandbox;
        this.directory = directory;
        this.options = options;
        this.parts = parts;
        cameras = new FakeCameras(directory);
        sees = environment(cameras, parts);
    }

    /** The directory for everything, then what {@link DeviceOptions} takes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        DeviceOptions options =
                BenchOptions.parse(new DeviceOptions(), List.of(arguments).subList(1, arguments.length));
        Path directory = Path.of(arguments[0]);
        Parts parts = new Parts();
        try (Sandbox sandbox = Sandbox.around(directory);
                Town town = new Town(directory)) {
            Runtime.getRuntime().addShutdownHook(new Thread(town::close, "clean"));
            DeviceBench bench = new DeviceBench(sandbox, directory, options, parts);
            bench.calls();
            bench.previews(new PreviewPart(town, options));
            parts.note(
                    "microphones and speakers are pulled out and plugged in by commands of pactl, which take 10 to 30 ms"
                            + " of the times");
            parts.note(
                    "what is heard is heard by recording the speaker's monitor, which adds 20 to 40 ms, and by windows"
                            + " of 20 ms, of which the first with the tone counts when it has come whole; nothing is subtracted");
            parts.note("what is drawn counts when it is complete in the memory from which the window shows it");
        }
        System.exit(parts.finish(options));
    }

    /** Something that two people measure. */
    private interface OfTwo {
        void measure(Couple couple, Table table) throws IOException, InterruptedException, Missing;
    }

    private void measure(Part part, String name, Map<String, String> environment, OfTwo what)
            throws InterruptedException {
        if (options.wants(part)) {
            parts.measure(name, table -> {
                try (Couple couple = new Couple(sandbox, directory, environment)) {
                    what.measure(couple, table);
                }
            });
        }
    }

    private void calls() throws InterruptedException {
        if (!sees.isEmpty()) {
            measure(Part.OPEN, "open and close", sees, (couple, table) -> new OpenPart(
                            couple, sandbox, cameras, options)
                    .measure(table));
            measure(Part.CAMERA, "cameras in a call", sees, (couple, table) -> new CameraPart(couple, cameras, options)
                    .measure(table));
        }
        measure(Part.SOUND, "microphones and speakers in a call", Map.of(), (couple, table) -> new SoundPart(
                        couple, sandbox, options)
                .measure(table));
        measure(Part.MUTE, "microphone off and on in a call", Map.of(), (couple, table) -> new MutePart(
                        couple, sandbox, options)
                .measure(table));
    }

    private void previews(PreviewPart preview) throws IOException, InterruptedException {
        if (!options.wants(Part.PREVIEW)) {
            return;
        }
        if (!sees.isEmpty()) {
            Model.ONE.plug(cameras);
            parts.measure(
                    "preview of a camera",
                    table -> preview.measure(table, "a camera, 720p30,", Model.ONE.label(), sees));
        }
        parts.measure(
                "preview of the test pattern",
                table -> preview.measure(table, "the test pattern", DeviceChoice.PATTERN.value(), Map.of()));
    }

    private static Map<String, String> environment(FakeCameras cameras, Parts parts) {
        try {
            return cameras.environment();
        } catch (TestAbortedException e) {
            parts.missing("cameras could not be measured: " + e.getMessage());
            return Map.of();
        }
    }
}
