package dev.parley.app.bench;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecordedTrack.Kind;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.engine.api.RecordingStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What it costs to record a call, beside the same call that is not recorded: both in turn, in one run. */
final class RecordCallPart {
    private static final Duration SPAN = Duration.ofSeconds(15);
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final double GOAL = 40;
    private static final String PEER = "recorded";

    private final Couple couple;
    private final Path directory;
    private final RecordOptions options;

    RecordCallPart(Couple couple, Path directory, RecordOptions options) {
        this.couple = couple;
        this.directory = directory;
        this.options = options;
    }

    void measure(Table table) throws InterruptedException, Missing {
        Person anna = couple.anna();
        anna.cameras("pattern");
        couple.call(PEER);
        settle();
        for (RecordingLayout layout : List.of(RecordingLayout.SIDE, RecordingLayout.SPEAKER, RecordingLayout.TRACKS)) {
            measure(table, layout);
        }
    }

    private void measure(Table table, RecordingLayout layout) throws InterruptedException, Missing {
        Samples plain = new Samples();
        Samples recorded = new Samples();
        Samples more = new Samples();
        Samples dropped = new Samples();
        for (int i = 0; i < options.spans(); i++) {
            double without = share();
            String name = layout + "-" + i;
            start(name, layout);
            settle();
            double with = share();
            dropped.add((double) stop(name).dropped());
            settle();
            plain.add(without);
            recorded.add(with);
            more.add(with - without);
        }
        String called = "call 720p30, recorded " + layout.name().toLowerCase(java.util.Locale.ROOT);
        table.add(called + ": more processor", "%core", more, GOAL, Double.NaN);
        table.add("  engine, not recorded", "%core", plain);
        table.add("  engine, recorded", "%core", recorded);
        table.add("  pictures dropped", "", dropped, 0.1, Double.NaN);
    }

    private double share() throws InterruptedException {
        return Usage.shares(List.of(Set.of(couple.anna().pid())), SPAN).getFirst();
    }

    private static void settle() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
    }

    private void start(String name, RecordingLayout layout) throws Missing, InterruptedException {
        boolean tracks = layout == RecordingLayout.TRACKS;
        List<RecordedTrack> all = List.of(
                new RecordedTrack("Anna", Kind.CAMERA, EngineCommand.SELF),
                new RecordedTrack("Anna", Kind.SOUND, EngineCommand.SELF),
                new RecordedTrack("Bert", Kind.CAMERA, PEER),
                new RecordedTrack("Bert", Kind.SOUND, PEER));
        String type = tracks ? RecorderOptions.MATROSKA : RecorderOptions.MP4;
        double began = couple.anna()
                .send(new EngineCommand.StartRecording(
                        name,
                        directory.resolve(name + (tracks ? ".mkv" : ".mp4")).toString(),
                        all,
                        new RecorderOptions(type, 0, 0, 0, 0, 30, layout, !tracks)));
        couple.anna().when("the recording", began, event -> event instanceof EngineEvent.RecordingChanged);
    }

    private RecordingStatus stop(String name) throws Missing, InterruptedException {
        double asked = couple.anna().send(new EngineCommand.StopRecording(name));
        couple.anna().when("its end", asked, event -> event instanceof EngineEvent.RecordingStopped);
        return couple.anna().recording(name);
    }
}
