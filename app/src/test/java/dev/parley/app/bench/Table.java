package dev.parley.app.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured beside what is wanted, for people and for programs. One thread. */
final class Table {
    private final String machine = machine();
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * One line.
     *
     * @param goal50 the most that the median may be; NaN for no goal
     * @param goal95 the most that the 95th percentile may be; NaN for no goal
     * @param atLeast whether the goals are the least instead
     */
    private record Row(String name, String unit, Samples samples, double goal50, double goal95, boolean atLeast) {
        String verdict() {
            if (Double.isNaN(goal50) && Double.isNaN(goal95)) {
                return "";
            }
            if (samples.count() == 0) {
                return "not measured";
            }
            double over = Math.max(over(samples.median(), goal50), over(samples.p95(), goal95));
            return over <= 0 ? "met" : String.format(Locale.ROOT, "missed by %.0f %%", Math.ceil(over * 100));
        }

        private double over(double value, double goal) {
            if (Double.isNaN(goal) || value == goal) {
                return -1;
            }
            return atLeast ? 1 - value / goal : value / goal - 1;
        }

        String goal() {
            String median = Double.isNaN(goal50) ? "" : (atLeast ? "at least " : "median ") + number(goal50);
            String most = Double.isNaN(goal95) ? "" : "p95 " + number(goal95);
            return median.isEmpty() || most.isEmpty() ? median + most : median + ", " + most;
        }
    }

    void add(String name, String unit, Samples samples, double goal50, double goal95) {
        rows.add(new Row(name, unit, samples, goal50, goal95, false));
    }

    void add(String name, String unit, Samples samples) {
        add(name, unit, samples, Double.NaN, Double.NaN);
    }

    /** One number with the most that it may be. */
    void add(String name, String unit, double value, double goal) {
        Samples one = new Samples();
        if (!Double.isNaN(value)) {
            one.add(value);
        }
        add(name, unit, one, goal, Double.NaN);
    }

    /** One number with the least that it must be. */
    void addAtLeast(String name, String unit, double value, double goal) {
        Samples one = new Samples();
        if (!Double.isNaN(value)) {
            one.add(value);
        }
        rows.add(new Row(name, unit, one, goal, Double.NaN, true));
    }

    /** The median of the line of this name; NaN if there is none. */
    double median(String name) {
        return rows.stream()
                .filter(row -> row.name().strip().equals(name))
                .mapToDouble(row -> row.samples().median())
                .findFirst()
                .orElse(Double.NaN);
    }

    void note(String text) {
        notes.add(text);
    }

    String text() {
        StringBuilder text = new StringBuilder(machine).append('\n');
        text.append(String.format(
                Locale.ROOT,
                "%-58s %5s %8s %8s %-5s %-22s %s%n",
                "what",
                "count",
                "median",
                "p95",
                "unit",
                "goal",
                "verdict"));
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-58s %5d %8s %8s %-5s %-22s %s%n",
                    row.name(),
                    row.samples().count(),
                    number(row.samples().median()),
                    number(row.samples().p95()),
                    row.unit(),
                    row.goal(),
                    row.verdict()));
        }
        notes.forEach(note -> text.append("note: ").append(note).append('\n'));
        return text.toString();
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("machine", machine);
        JsonArray lines = new JsonArray();
        for (Row row : rows) {
            JsonObject line = new JsonObject();
            line.addProperty("name", row.name());
            line.addProperty("unit", row.unit());
            line.addProperty("count", row.samples().count());
            property(line, "median", row.samples().median());
            property(line, "p95", row.samples().p95());
            property(line, "worst", row.samples().worst());
            property(line, "goal_median", row.goal50());
            property(line, "goal_p95", row.goal95());
            line.addProperty("verdict", row.verdict());
            lines.add(line);
        }
        json.add("rows", lines);
        JsonArray remarks = new JsonArray();
        notes.forEach(remarks::add);
        json.add("notes", remarks);
        return json;
    }

    private static void property(JsonObject json, String name, double value) {
        if (!Double.isNaN(value)) {
            json.addProperty(name, Math.round(value * 1000) / 1000.0);
        }
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return value != Math.rint(value) && value < 10
                ? String.format(Locale.ROOT, "%.2f", value)
                : String.format(Locale.ROOT, "%.0f", value);
    }

    private static String machine() {
        String model = Usage.read(Path.of("/proc/cpuinfo"))
                .lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %s %s, Java %s, load average at the start %.2f",
                model,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
