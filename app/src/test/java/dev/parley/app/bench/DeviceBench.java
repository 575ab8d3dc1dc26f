package dev.parley.app.bench;

import dev.parley.app.bench.CameraPart.Model;
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
    private DeviceBench() {}

    /** The directory for everything, then what {@link DeviceOptions} takes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        DeviceOptions options =
                BenchOptions.parse(new DeviceOptions(), List.of(arguments).subList(1, arguments.length));
        Path directory = Path.of(arguments[0]);
        Parts parts = new Parts();
        try (Sandbox sandbox = Sandbox.around(directory);
                Town town = new Town(directory)) {
            Runtime.getRuntime().addShutdownHook(new Thread(town::close, "clean"));
            FakeCameras cameras = new FakeCameras(directory);
            Map<String, String> environment = environment(cameras, parts);
            if (!environment.isEmpty()) {
                parts.measure("open and close", table -> {
                    try (Couple couple = new Couple(sandbox, directory, environment)) {
                        new OpenPart(couple, sandbox, cameras, options).measure(table);
                    }
                });
                parts.measure("cameras in a call", table -> {
                    try (Couple couple = new Couple(sandbox, directory, environment)) {
                        new CameraPart(couple, cameras, options).measure(table);
                    }
                });
            }
            parts.measure("microphones and speakers", table -> {
                try (Couple couple = new Couple(sandbox, directory, Map.of())) {
                    new SoundPart(couple, sandbox, options).measure(table);
                }
            });
            PreviewPart preview = new PreviewPart(town, options);
            if (!environment.isEmpty()) {
                Model.ONE.plug(cameras);
                parts.measure(
                        "preview of a camera",
                        table -> preview.measure(table, "a camera, 720p30,", Model.ONE.label(), environment));
            }
            parts.measure(
                    "preview of the test pattern",
                    table -> preview.measure(table, "the test pattern", DeviceChoice.PATTERN.value(), Map.of()));
            parts.note(
                    "what is heard is heard by recording the speaker's monitor, which adds 20 to 40 ms, and by windows"
                            + " of 20 ms, of which the first with the tone counts when it has come whole; nothing is subtracted");
            parts.note("what is drawn counts when it is complete in the memory from which the window shows it");
        }
        System.exit(parts.finish(options));
    }

    /** The variables of a process that sees cameras; empty where there are none to see. */
    private static Map<String, String> environment(FakeCameras cameras, Parts parts) {
        try {
            return cameras.environment();
        } catch (TestAbortedException e) {
            parts.missing("cameras could not be measured: " + e.getMessage());
            return Map.of();
        }
    }
}
