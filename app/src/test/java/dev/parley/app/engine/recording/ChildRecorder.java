package dev.parley.app.engine.recording;

import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Recorders in a process of their own, which may be killed, or whose disk fills up. Prints what happens. */
final class ChildRecorder {
    private static final int STEP_MS = 40;

    private ChildRecorder() {}

    /** Arguments: what to do, the type or the bits a second of the pictures, and the file. */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[2]);
        switch (args[0]) {
            case "forever" -> recordForever(file, args[1]);
            case "watched" ->
                recordUntilFull(file, args[1], RecorderEnvironment.system().disk());
            case "surprised" -> recordUntilFull(file, args[1], folder -> 1L << 40);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** In real time; each line is how many ms have been recorded. */
    private static void recordForever(Path file, String type) throws Exception {
        Rig.Drawn picture = new Rig.Drawn(320, 180);
        Rig.Tone tone = new Rig.Tone(440);
        Rig rig = new Rig(
                file,
                Rig.options(type, RecordingLayout.SIDE),
                new RecorderEnvironment(System::nanoTime, folder -> 1L << 40, 1 << 20),
                Rig.CAMERA,
                Rig.VOICE);
        VideoInput pictures = rig.recorder.video(Rig.CAMERA);
        AudioInput sound = rig.recorder.audio(Rig.VOICE);
        rig.start();
        AtomicLong n = new AtomicLong();
        everyStep(STEP_MS, () -> {
            picture.stamp(n.getAndIncrement()).to(pictures, System.nanoTime());
            for (int i = 3; i >= 0; i--) {
                tone.to(sound, System.nanoTime() - i * Rig.BLOCK);
            }
            System.out.println(rig.recorder.statistics().durationMs());
        });
        rig.ended();
    }

    /** Four times as fast as time passes, until the disk is full. */
    private static void recordUntilFull(Path file, String bitRate, RecorderEnvironment.FreeSpace space)
            throws Exception {
        AtomicLong now = new AtomicLong(Rig.SECOND);
        RecorderOptions options = new RecorderOptions(
                RecorderOptions.MP4, Integer.parseInt(bitRate), 0, 0, 0, 0, RecordingLayout.SIDE, true);
        Rig rig = new Rig(file, options, new RecorderEnvironment(now::get, space, 3 << 20), Rig.CAMERA, Rig.VOICE);
        VideoInput pictures = rig.recorder.video(Rig.CAMERA);
        AudioInput sound = rig.recorder.audio(Rig.VOICE);
        // Of noise, about a megabyte of it in a second.
        Rig.Drawn picture = new Rig.Drawn(192, 108);
        Rig.Tone tone = new Rig.Tone(440);
        Random random = new Random(1);
        byte[] noise = new byte[192 * 108];
        rig.recorder.start();
        try (ScheduledExecutorService steps = everyStep(STEP_MS / 4, () -> {
            random.nextBytes(noise);
            picture.y.put(0, noise);
            for (int i = 0; i < 4; i++) {
                tone.to(sound, now.addAndGet(Rig.BLOCK));
            }
            picture.to(pictures, now.get());
        })) {
            List<String> told = rig.allUntil("stopped");
            steps.shutdownNow();
            told.forEach(System.out::println);
            long duration = rig.recorder.statistics().durationMs();
            for (Path made : rig.files()) {
                Readback read = Readback.of(made);
                double end = Math.min(read.video().end(), read.audio().end());
                System.out.println(
                        made.getFileName() + " lacks " + Math.round(duration - end * 1000) + " ms of " + duration);
            }
        }
    }

    private static ScheduledExecutorService everyStep(int ms, Runnable step) {
        ScheduledExecutorService steps = Executors.newSingleThreadScheduledExecutor();
        var unused = steps.scheduleAtFixedRate(step, ms, ms, TimeUnit.MILLISECONDS);
        return steps;
    }
}
