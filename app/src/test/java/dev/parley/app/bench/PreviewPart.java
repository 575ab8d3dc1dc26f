package dev.parley.app.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What it costs to see oneself in a window, without a call. */
final class PreviewPart {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration SETTLE = Duration.ofSeconds(7);
    private static final int LOOK_SECONDS = 5;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final double GOAL = 20;
    /** The thread of the library that pretends cameras, in the engine's process. */
    private static final String PRETENDER = "fakecam-frames";

    private final Town town;
    private final DeviceOptions options;

    PreviewPart(Town town, DeviceOptions options) {
        this.town = town;
        this.options = options;
    }

    /**
     * Shows a camera, as it is called in the table, and looks.
     *
     * @param camera what is chosen
     * @param cameras the variables of a program that sees it
     */
    void measure(Table table, String called, String camera, Map<String, String> cameras)
            throws IOException, InterruptedException, Missing {
        try (Side side = town.openAlone("preview of " + camera, camera, cameras)) {
            side.await("shown", 0, LIMIT);
            side.await("ready", 0, LIMIT);
            double asked = Story.now();
            side.tell("fresh " + (long) asked);
            side.tell("preview " + WIDTH + " " + HEIGHT);
            JsonObject first = side.await("drawn", asked, LIMIT);
            int width = first.get("width").getAsInt();
            int height = first.get("height").getAsInt();
            if (height != HEIGHT) {
                throw new Missing("the preview is drawn at " + width + "×" + height);
            }
            TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
            weigh(table, called, side);
            look(table, side);
        }
    }

    private void weigh(Table table, String called, Side side) throws InterruptedException, Missing {
        ProcessHandle engine = side.engine();
        if (engine == null) {
            throw new Missing("no engine");
        }
        List<Set<Long>> families = List.of(
                Set.of(side.pid()),
                Set.of(engine.pid()),
                Usage.family(town.screen().process()));
        Samples all = new Samples();
        Samples pretended = new Samples();
        Samples desk = new Samples();
        Samples rtc = new Samples();
        Samples screen = new Samples();
        for (int i = 0; i < options.spans(); i++) {
            double before = Usage.cpuSeconds(engine.pid(), PRETENDER);
            List<Double> shares = Usage.shares(families, WindowPart.SPAN);
            double pretending =
                    (Usage.cpuSeconds(engine.pid(), PRETENDER) - before) / WindowPart.SPAN.toSeconds() * 100;
            pretended.add(pretending);
            all.add(shares.get(0) + shares.get(1) - pretending);
            desk.add(shares.get(0));
            rtc.add(shares.get(1) - pretending);
            screen.add(shares.get(2));
        }
        table.add("preview of " + called + " at 640×360: processor", "%core", all, GOAL, Double.NaN);
        table.add("  engine", "%core", rtc);
        table.add("  desk", "%core", desk);
        table.add("  X server, which is not counted above", "%core", screen);
        if (pretended.worst() > 0) {
            table.add("  who pretends the camera, not counted above either", "%core", pretended);
        }
    }

    private static void look(Table table, Side side) throws IOException, InterruptedException, Missing {
        double began = Story.now();
        side.tell("ages on");
        TimeUnit.SECONDS.sleep(LOOK_SECONDS);
        side.tell("ages off");
        JsonArray ages = side.await("ages", began, LIMIT).getAsJsonArray("ages");
        Samples age = new Samples();
        for (JsonElement one : ages) {
            age.add(one.getAsDouble());
        }
        table.add("  pictures drawn a second", "", (double) ages.size() / LOOK_SECONDS, Double.NaN);
        table.add("  camera frame → drawn", "ms", age);
    }
}
