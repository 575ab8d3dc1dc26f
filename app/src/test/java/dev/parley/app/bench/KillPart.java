package dev.parley.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Kills the engine of one side and of the other in turns, in one call, and looks at what is left behind. */
final class KillPart {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    /** An engine is started again five times a minute at most; the sides take turns. */
    private static final double TURN_MS = 6300;

    private final Side anna;
    private final Side bert;
    private final Samples picture = new Samples();
    private final Samples sound = new Samples();

    KillPart(Side anna, Side bert) {
        this.anna = anna;
        this.bert = bert;
    }

    void measure(Table table, int kills) throws IOException, InterruptedException, Missing {
        List<Side> sides = List.of(anna, bert);
        List<Integer> files = sides.stream().map(s -> Usage.openFiles(s.pid())).toList();
        int pictures = pictures(sides);
        int failures = 0;
        String failed = "";
        for (int i = 0; i < kills; i++) {
            double began = Story.now();
            try {
                kill(sides.get(i % 2));
            } catch (Missing e) {
                failures++;
                failed = e.getMessage();
                for (Side side : sides) {
                    // If the call is lost for good, so is this part.
                    side.await("drawn", began, LIMIT.multipliedBy(2));
                }
            }
            TimeUnit.MILLISECONDS.sleep((long) Math.max(0, began + TURN_MS - Story.now()));
        }
        table.add("engine killed → picture is back on both sides", "ms", picture, Double.NaN, 2000);
        table.add("engine killed → sound is back on both sides", "ms", sound, Double.NaN, 2000);
        table.add("engine killed: failures", "", failures, 0.5);
        if (failures > 0) {
            table.note("the last failure after a kill: " + failed);
        }
        int more = 0;
        for (int i = 0; i < 2; i++) {
            more += Math.max(0, Usage.openFiles(sides.get(i).pid()) - files.get(i));
        }
        int processes = anna.family().size() + bert.family().size();
        int left = pictures(sides) - pictures;
        table.add("engine killed: processes left over", "", processes - 4, 0.5);
        table.add("engine killed: picture files left over", "", left, 0.5);
        table.add("engine killed: open files more than before", "", more, 8);
        List<Path> all = sides.stream()
                .flatMap(s -> Usage.pictureFiles(s.pid()).stream())
                .toList();
        anna.close();
        bert.close();
        long remain = all.stream().filter(Files::exists).count();
        table.note(String.format(Locale.ROOT, "picture files after the programs ended: %d", remain));
    }

    private void kill(Side side) throws IOException, InterruptedException, Missing {
        ProcessHandle engine = side.engine();
        if (engine == null) {
            throw new Missing("no engine to kill");
        }
        double began = Story.now();
        engine.destroyForcibly();
        engine.onExit().join();
        double dead = Story.now();
        for (Side each : List.of(anna, bert)) {
            // Only pictures that were made after the death count.
            each.tell("fresh " + (long) Math.ceil(dead));
        }
        double drawn = 0;
        double heard = 0;
        for (Side each : List.of(anna, bert)) {
            drawn = Math.max(drawn, each.when("drawn", dead, LIMIT));
            heard = Math.max(heard, each.when("audio", dead, LIMIT));
        }
        picture.add(drawn - began);
        sound.add(heard - began);
    }

    private static int pictures(List<Side> sides) {
        return sides.stream().mapToInt(s -> Usage.pictureFiles(s.pid()).size()).sum();
    }
}
