package dev.parley.app.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes names of files from titles, such as Linux, Windows and macOS all allow. */
final class FileTitle {
    /** So that there is room for a number, an extension and what is put beside it: 255 bytes are the most on Linux. */
    private static final int MAX_BYTES = 180;

    /** What Windows refuses, and controls and line ends, which nobody can type again. */
    private static final Pattern REFUSED = Pattern.compile("[\\\\/:*?\"<>|\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final Pattern DEVICES = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])");
    private static final Set<Integer> EDGES = Set.of((int) '.', (int) ' ');

    private FileTitle() {}

    /** The name that is nearest to the title, without an extension; empty where nothing of it may be in one. */
    static String of(String title) {
        String name = edged(
                REFUSED.matcher(title).replaceAll(" ").replaceAll("\\s+", " ").strip());
        while (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            name = edged(name.substring(0, name.offsetByCodePoints(name.length(), -1)));
        }
        int dot = name.indexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return DEVICES.matcher(stem.strip()).matches() ? "_" + name : name;
    }

    /** {@code .mp4} of {@code Call with Ada.mp4}, in small letters; empty where there is none. */
    static String extension(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    /** Hidden files begin with a dot, and Windows leaves dots and spaces off the end. */
    private static String edged(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && EDGES.contains((int) name.charAt(from))) {
            from++;
        }
        while (to > from && EDGES.contains((int) name.charAt(to - 1))) {
            to--;
        }
        return name.substring(from, to);
    }
}
