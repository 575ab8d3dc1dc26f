package dev.parley.signaling.program.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus's text format, version 0.0.4, and takes nothing that the format doesn't say: help and type before
 * their samples, the samples of a metric in one place, each once, histograms that add up.
 */
final class PrometheusText {
    private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern TYPE =
            Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (-?[0-9][0-9.]*(?:E-?[0-9]+)?|\\+Inf|-Inf|NaN)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\\\\\|\\\\\"|\\\\n)*)\"(,|$)");

    private final Map<String, String> types = new HashMap<>();
    /** Values by name and labels, as {@code name{a="1",b="2"}} with the labels in order. */
    private final Map<String, Double> samples = new LinkedHashMap<>();

    private final List<String> families = new ArrayList<>();
    private String helped;

    PrometheusText(String text) {
        assertTrue(text.endsWith("\n"), "the last line ends");
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            read(line);
        }
        types.forEach((name, type) -> {
            if (type.equals("histogram")) {
                checkHistogram(name);
            }
        });
    }

    private void read(String line) {
        Matcher help = HELP.matcher(line);
        Matcher type = TYPE.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (help.matches()) {
            helped = help.group(1);
        } else if (type.matches()) {
            assertEquals(helped, type.group(1), "help comes first: " + line);
            assertNull(types.put(type.group(1), type.group(2)), "a type once: " + line);
            families.add(type.group(1));
        } else {
            assertTrue(sample.matches(), "no line of the format: " + line);
            take(line, sample.group(1), sample.group(2) == null ? "" : sample.group(2), sample.group(3));
        }
    }

    private void take(String line, String name, String labels, String value) {
        assertFalse(families.isEmpty(), line);
        String family = families.getLast();
        String type = types.get(family);
        String rest = name.startsWith(family) ? name.substring(family.length()) : "?";
        boolean belongs =
                switch (type) {
                    case "histogram" -> rest.equals("_bucket") || rest.equals("_sum") || rest.equals("_count");
                    case "counter" -> rest.isEmpty() && name.endsWith("_total");
                    default -> rest.isEmpty();
                };
        assertTrue(belongs, "not within its metric: " + line);
        double number = Double.parseDouble(value.replace("Inf", "Infinity"));
        assertTrue(type.equals("gauge") || number >= 0, line);
        assertNull(samples.put(name + labels(labels), number), "a sample once: " + line);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (end < text.length()) {
            assertTrue(label.find(end) && label.start() == end, "no labels: " + text);
            assertNull(labels.put(label.group(1), label.group(2)), text);
            end = label.end();
        }
        return labels;
    }

    private void checkHistogram(String name) {
        double last = 0;
        double bound = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, Double> bucket : samples.entrySet()) {
            if (bucket.getKey().startsWith(name + "_bucket{le=")) {
                String le = bucket.getKey().replaceAll(".*\\{le=|}", "").replace("Inf", "Infinity");
                assertTrue(Double.parseDouble(le) > bound, "bounds grow");
                assertTrue(bucket.getValue() >= last, "buckets hold what is below them, too");
                bound = Double.parseDouble(le);
                last = bucket.getValue();
            }
        }
        assertEquals(Double.POSITIVE_INFINITY, bound, "the last bucket holds all");
        assertEquals(last, value(name + "_count{}"));
        assertTrue(value(name + "_sum{}") >= 0);
    }

    /** The value of a sample, as {@code name{a=1, b=2}}. */
    double value(String sample) {
        Double value = samples.get(sample);
        assertNotNull(value, "no " + sample + " in " + samples.keySet());
        return value;
    }
}
