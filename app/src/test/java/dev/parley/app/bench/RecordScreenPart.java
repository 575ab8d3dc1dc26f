package dev.parley.app.bench;

import dev.parley.app.engine.api.DisplayOptions.ContentHint;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecordedTrack.Kind;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.engine.screen.PaintedScreen;
import dev.parley.app.testing.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What it costs to record a moving screen of 1920 × 1080, 30 pictures a second, with the microphone. */
final class RecordScreenPart {
    private static final Duration SPAN = Duration.ofSeconds(15);
    private static final int SETTLE_SECONDS = 4;
    private static final String NAME = "screen";

    private final Sandbox sandbox;
    private final Path directory;
    private final RecordOptions options;

    RecordScreenPart(Sandbox sandbox, Path directory, RecordOptions options) {
        this.sandbox = sandbox;
        this.directory = directory;
        this.options = options;
    }

    void measure(Table table) throws IOException, InterruptedException, Missing {
        try (PaintedScreen screen = PaintedScreen.start();
                Person anna = new Person("anna", sandbox, directory, Map.of("DISPLAY", screen.display()))) {
            anna.microphones(Voice.ANNA.microphone());
            anna.shareMonitor(ContentHint.MOTION);
            screen.move(true);
            double asked = anna.send(new EngineCommand.StartRecording(
                    NAME,
                    directory.resolve("screen.mp4").toString(),
                    List.of(
                            new RecordedTrack("Anna", Kind.SCREEN, EngineCommand.SELF),
                            new RecordedTrack("Anna", Kind.SOUND, EngineCommand.SELF)),
                    new RecorderOptions(RecorderOptions.MP4, 0, 0, 0, 0, 30, RecordingLayout.SIDE, true)));
            anna.when("the recording", asked, event -> event instanceof EngineEvent.RecordingChanged);
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            Samples engine = new Samples();
            for (int i = 0; i < options.spans(); i++) {
                engine.add(Usage.shares(List.of(Set.of(anna.pid())), SPAN).getFirst());
            }
            double stopped = anna.send(new EngineCommand.StopRecording(NAME));
            anna.when("its end", stopped, event -> event instanceof EngineEvent.RecordingStopped);
            var status = anna.recording(NAME);
            table.add("screen 1080p30, moving, recorded: engine", "%core", engine);
            table.add("  pictures a second", "", status.frames() * 1000.0 / status.durationMs(), Double.NaN);
            table.add("  pictures dropped", "", (double) status.dropped(), 0.1);
        }
    }
}
