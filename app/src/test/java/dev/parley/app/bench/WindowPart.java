package dev.parley.app.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Calls between two windows: how soon, how fresh, how heavy, and what becomes of them when an engine dies. */
final class WindowPart {
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofSeconds(30);
    /** A person takes as long to answer. */
    private static final double RINGS_MS = 1000;
    /** After the answer the controls go away by themselves. */
    private static final Duration SETTLE = Duration.ofSeconds(7);

    /** Between two calls, as a person would leave. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** How long each look at the processor is. */
    static final Duration SPAN = Duration.ofSeconds(20);

    /** What is older than this is no stamp. */
    private static final double PLAUSIBLE_MS = 2000;

    static final String CPU = "processor, one side (desk and engine), 720p30 at 960×540";
    static final String RSS = "resident memory, one side, sum of RSS";
    static final String PSS = "resident memory, one side, sum of PSS";

    private final Town town;
    private final CallOptions options;
    private final Samples called = new Samples();
    private final Samples caller = new Samples();
    private final Samples both = new Samples();
    private final Samples sound = new Samples();
    private Side anna;
    private Side bert;

    WindowPart(Town town, CallOptions options) {
        this.town = town;
        this.options = options;
    }

    /** Calls that connect while they ring; the last one stays for the rest. */
    void prepared(Table table) throws IOException, InterruptedException, Missing {
        open(true);
        try {
            calls(true);
            table.add("answer → first picture drawn, both sides", "ms", both, Double.NaN, 150);
            table.add("  on the called side", "ms", called);
            table.add("  on the caller's side", "ms", caller);
            table.add("answer → first sound, both sides", "ms", sound, Double.NaN, 100);
            double began = place(true);
            answer(began);
            TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
            weigh(table);
            ages(table);
            new KillPart(anna, bert).measure(table, options.kills());
        } finally {
            close();
        }
    }

    /** Calls that connect after the answer. */
    void plain(Table table) throws IOException, InterruptedException, Missing {
        open(false);
        try {
            calls(false);
            table.add("answer → first picture drawn, connecting after it", "ms", both, Double.NaN, 350);
            table.add("answer → first sound, connecting after it", "ms", sound);
        } finally {
            close();
        }
    }

    private void open(boolean prepare) throws IOException, InterruptedException, Missing {
        anna = town.open("anna", true, prepare);
        bert = town.open("bert", false, prepare);
        for (Side side : List.of(anna, bert)) {
            side.await("signed-in", 0, LONG);
            side.await("ready", 0, LONG);
        }
    }

    private void close() {
        anna.close();
        bert.close();
    }

    private void calls(boolean prepare) throws IOException, InterruptedException, Missing {
        for (int i = 0; i < options.calls(); i++) {
            // The first one warms up and does not count.
            if (i == 0) {
                answer(place(prepare));
                hangUp();
            }
            double answered = answer(place(prepare));
            double there = anna.when("drawn", answered, SHORT) - answered;
            double here = bert.when("drawn", answered, SHORT) - answered;
            caller.add(there);
            called.add(here);
            both.add(there);
            both.add(here);
            sound.add(anna.when("audio", answered - 1, SHORT) - answered);
            sound.add(bert.when("audio", answered - 1, SHORT) - answered);
            hangUp();
        }
    }

    /** Calls, and waits as long as a person would; gives when the call began. */
    private double place(boolean prepare) throws IOException, InterruptedException, Missing {
        double began = Story.now();
        anna.tell("place bert");
        double rings = bert.when("INCOMING", began, SHORT);
        if (prepare) {
            anna.await("linked", began, SHORT);
            bert.await("linked", began, SHORT);
        }
        LockSupport.parkNanos((long) ((rings + RINGS_MS - Story.now()) * 1e6));
        return began;
    }

    private double answer(double began) throws IOException, InterruptedException, Missing {
        bert.tell("answer");
        double answered = bert.when("answering", began, SHORT);
        anna.await("CONNECTED", answered, SHORT);
        bert.await("CONNECTED", answered, SHORT);
        for (Side side : List.of(anna, bert)) {
            side.await("drawn", answered, SHORT);
            // Its time is in whole milliseconds.
            side.await("audio", answered - 1, SHORT);
        }
        return answered;
    }

    private void hangUp() throws IOException, InterruptedException, Missing {
        double began = Story.now();
        anna.tell("hangup");
        for (Side side : List.of(anna, bert)) {
            side.await("ENDED", began, SHORT);
            side.tell("dismiss");
            side.await("IDLE", began, SHORT);
        }
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }

    private void weigh(Table table) throws InterruptedException {
        Samples cpu = new Samples();
        Samples screen = new Samples();
        Samples rss = new Samples();
        Samples pss = new Samples();
        double start = Story.now();
        for (int i = 0; i < options.spans(); i++) {
            List<Set<Long>> families = List.of(
                    anna.family(), bert.family(), Usage.family(town.screen().process()));
            List<Double> share = Usage.shares(families, SPAN);
            cpu.add(share.get(0));
            cpu.add(share.get(1));
            screen.add(share.get(2));
            for (Set<Long> family : families.subList(0, 2)) {
                rss.add(Usage.rss(family));
                pss.add(Usage.pss(family));
            }
        }
        table.add(CPU, "%core", cpu, 60, Double.NaN);
        table.add("  X server, for both windows", "%core", screen);
        table.add(RSS, "MB", rss, 380, Double.NaN);
        table.add(PSS, "MB", pss);
        Samples rate = new Samples();
        Samples height = new Samples();
        for (Side side : List.of(anna, bert)) {
            for (JsonObject statistics : side.all("statistics", start)) {
                rate.add(statistics.get("fps").getAsDouble());
                height.add(statistics.get("height").getAsDouble());
            }
        }
        table.add("  pictures received a second", "", rate);
        table.add("  their height", "px", height);
    }

    private void ages(Table table) throws IOException, InterruptedException, Missing {
        double began = Story.now();
        Samples seen = new Samples();
        for (int x : new int[] {0, Town.WIDTH}) {
            watch(x, seen);
        }
        for (Side side : List.of(anna, bert)) {
            side.tell("ages on");
        }
        TimeUnit.SECONDS.sleep(8);
        Samples handed = new Samples();
        for (Side side : List.of(anna, bert)) {
            side.tell("ages off");
            for (JsonElement age : side.await("ages", began, SHORT).getAsJsonArray("ages")) {
                handed.add(age.getAsDouble());
            }
        }
        table.add("camera frame → read from what is drawn", "ms", handed, 80, 120);
        table.add("camera frame → pixels on the screen", "ms", seen, 80, 120);
    }

    /** Looks at the screen itself for ten seconds, more often than pictures come. */
    private void watch(int x, Samples seen) {
        long last = 0;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < until) {
            long made = town.screen().stampMs(x, 0, Town.WIDTH, Town.HEIGHT);
            double age = Story.now() - made;
            // Under the controls that still show there is none.
            if (made > last && age >= 0 && age < PLAUSIBLE_MS) {
                seen.add(age);
                last = made;
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
