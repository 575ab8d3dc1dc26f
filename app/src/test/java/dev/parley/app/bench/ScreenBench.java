package dev.parley.app.bench;

import dev.parley.app.engine.api.DisplayOptions.ContentHint;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.engine.screen.PaintedScreen;
import dev.parley.app.testing.Sandbox;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Measures sharing a screen, inside the sandbox that {@link Bench} made. */
public final class ScreenBench {
    private static final Duration SPAN = Duration.ofSeconds(10);
    private static final Duration SETTLE = Duration.ofSeconds(4);
    private static final double MOVING_GOAL = 8;
    private static final double STILL_GOAL = 1.5;
    private static final String PEER = "shared";
    private static final int[] COLOURS = {0xc02020, 0x20a020, 0x3030c0, 0xc0c020, 0x20c0c0};
    /** How far a colour may be off after encoding, of 255. */
    private static final int NEAR = 24;

    private static final long LOOK_NS = 1_000_000;
    private static final double LATE_MS = 5000;

    private final PaintedScreen screen;
    private final Couple couple;
    private final ScreenOptions options;

    private ScreenBench(PaintedScreen screen, Couple couple, ScreenOptions options) {
        this.screen = screen;
        this.couple = couple;
        this.options = options;
    }

    /** The directory for everything, then what {@link ScreenOptions} takes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ScreenOptions options =
                BenchOptions.parse(new ScreenOptions(), List.of(arguments).subList(1, arguments.length));
        Path directory = Path.of(arguments[0]);
        Parts parts = new Parts();
        try (Sandbox sandbox = Sandbox.around(directory);
                PaintedScreen screen = PaintedScreen.start();
                Couple couple = new Couple(sandbox, directory, Map.of("DISPLAY", screen.display()))) {
            ScreenBench bench = new ScreenBench(screen, couple, options);
            parts.measure("a screen that nobody gets", bench::alone);
            parts.measure("a screen in a call", bench::inCall);
            parts.note(
                    "the picture is 40 windows that move over a plain one 30 times a second; the processor time of the"
                            + " X server and of who paints is not counted in that of the engine");
        }
        System.exit(parts.finish(options));
    }

    private void alone(Table table) throws InterruptedException, Missing {
        double idle = share();
        table.add("engine that shares nothing", "%core", idle, Double.NaN);
        for (ContentHint hint : ContentHint.values()) {
            couple.anna().shareMonitor(hint);
            table.add(name("capture", hint, false), "%core", shares(idle, false), STILL_GOAL, Double.NaN);
            table.add(name("capture", hint, true), "%core", shares(idle, true), MOVING_GOAL, Double.NaN);
        }
        stop();
    }

    private void inCall(Table table) throws IOException, InterruptedException, Missing {
        couple.anna().cameras("none");
        couple.call(PEER);
        TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
        double idle = share();
        table.add("engine in a call without a screen", "%core", idle, Double.NaN);
        // What the screen adds, with a new offer and answer.
        double asked = couple.anna().shareMonitor(ContentHint.TEXT);
        couple.anna().send(new EngineCommand.SendDisplay(PEER, true));
        couple.negotiate(PEER, asked);
        PictureMemory seen = couple.bert().show(PEER + EngineCommand.SCREEN, 960, 540);
        for (ContentHint hint : ContentHint.values()) {
            if (hint != ContentHint.TEXT) {
                couple.anna().shareMonitor(hint);
            }
            table.add(name("in a call", hint, false), "%core", shares(idle, false));
            table.add(name("in a call", hint, true), "%core", shares(idle, true));
            table.add("  changed pixel → drawn on the other side", "ms", changes(seen));
        }
        stop();
    }

    private static String name(String what, ContentHint hint, boolean moving) {
        return what + ", " + hint.framesPerSecond() + " a second, " + (moving ? "moving" : "still");
    }

    private void stop() {
        couple.anna().send(new EngineCommand.StopDisplay());
    }

    private Samples shares(double idle, boolean moving) throws InterruptedException {
        screen.move(moving);
        TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
        Samples more = new Samples();
        for (int i = 0; i < options.spans(); i++) {
            more.add(Math.max(0, share() - idle));
        }
        screen.move(false);
        return more;
    }

    private double share() throws InterruptedException {
        return Usage.shares(List.of(Set.of(couple.anna().pid())), SPAN).getFirst();
    }

    private Samples changes(PictureMemory seen) throws IOException, InterruptedException, Missing {
        Samples times = new Samples();
        for (int i = 0; i < options.changes(); i++) {
            int colour = COLOURS[i % COLOURS.length];
            couple.pause();
            double began = Story.now();
            screen.colour(colour);
            while (!isSeen(seen, colour)) {
                if (Story.now() - began > LATE_MS) {
                    throw new Missing("the change was not seen within " + LATE_MS + " ms");
                }
                LockSupport.parkNanos(LOOK_NS);
            }
            times.add(seen.time() - began);
        }
        return times;
    }

    private static boolean isSeen(PictureMemory memory, int rgb) {
        long sequence = memory.sequence();
        if (sequence == 0) {
            return false;
        }
        int width = memory.width(sequence);
        // The pointer is in the middle.
        int at = (memory.height(sequence) / 4 * width + width / 4) * 4;
        int pixel = memory.pixels(sequence).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((pixel >> shift & 0xff) - (rgb >> shift & 0xff)) > NEAR) {
                return false;
            }
        }
        return true;
    }
}
