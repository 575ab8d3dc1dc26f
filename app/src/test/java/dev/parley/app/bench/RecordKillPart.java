package dev.parley.app.bench;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecordedTrack.Kind;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.recording.files.RecordingReader;
import dev.parley.app.engine.recording.files.Remux;
import dev.parley.app.testing.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What is lost of a recording whose engine is killed at any moment. */
final class RecordKillPart {
    private static final int SHORTEST_MS = 4000;
    private static final int LONGEST_MS = 8000;
    private static final double GOAL_SECONDS = 2;
    private static final String NAME = "killed";

    private final Sandbox sandbox;
    private final Path directory;
    private final RecordOptions options;
    private final Random random = new Random(1);

    RecordKillPart(Sandbox sandbox, Path directory, RecordOptions options) {
        this.sandbox = sandbox;
        this.directory = directory;
        this.options = options;
    }

    void measure(Table table) throws IOException, InterruptedException, Missing {
        Libav.load();
        Samples lost = new Samples();
        Samples repair = new Samples();
        for (int i = 0; i < options.kills(); i++) {
            lost.add(kill(repair));
        }
        table.add("engine killed: lost of the recording", "s", lost, Double.NaN, GOAL_SECONDS);
        table.add("  and at worst", "s", lost.worst(), GOAL_SECONDS);
        table.add("  repair of these few seconds", "ms", repair);
    }

    private double kill(Samples repair) throws IOException, InterruptedException, Missing {
        Path folder = Files.createTempDirectory(directory, "kill");
        double recorded;
        try (Person anna = new Person("anna", sandbox, directory, Map.of())) {
            anna.cameras("pattern");
            anna.microphones(Voice.ANNA.microphone());
            double asked = anna.send(new EngineCommand.StartRecording(
                    NAME,
                    folder.resolve("note.mp4").toString(),
                    List.of(
                            new RecordedTrack("Anna", Kind.CAMERA, EngineCommand.SELF),
                            new RecordedTrack("Anna", Kind.SOUND, EngineCommand.SELF)),
                    new RecorderOptions(RecorderOptions.MP4, 0, 0, 0, 0, 30, RecordingLayout.SIDE, true)));
            double began = anna.when("the recording", asked, event -> event instanceof EngineEvent.RecordingChanged);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_MS, LONGEST_MS));
            recorded = (Story.now() - began) / 1000;
            ProcessHandle engine =
                    ProcessHandle.of(anna.pid()).orElseThrow(() -> new Missing("the engine died before"));
            engine.destroyForcibly();
            engine.onExit().join();
        }
        Path left;
        try (Stream<Path> files = Files.list(folder)) {
            left = files.findFirst().orElseThrow(() -> new Missing("nothing is left of the recording"));
        }
        double began = Story.now();
        Path whole = folder.resolve("whole.mp4");
        Remux.repair(left, whole, _ -> true);
        repair.add(Story.now() - began);
        return recorded - RecordingReader.describe(whole).durationMs() / 1000.0;
    }
}
