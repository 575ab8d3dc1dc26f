package dev.parley.app.engine.recording;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a recording while it is written: {@code X.mp4} is {@code X.part.mp4} until it is closed. What is called so
 * and nobody writes is a leftover, to be repaired.
 */
public final class Unfinished {
    private static final Pattern NAME = Pattern.compile("(.+)\\.part(\\.[A-Za-z0-9]+)");

    private Unfinished() {}

    /** The name under which a file is written. */
    public static Path of(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String part = dot <= 0 ? name + ".part.bin" : name.substring(0, dot) + ".part" + name.substring(dot);
        return file.resolveSibling(part);
    }

    /** Whether a file has such a name. */
    public static boolean isOne(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    /**
     * The name that a file has once it is finished.
     *
     * @throws IllegalArgumentException if it has no such name
     */
    public static Path finished(Path part) {
        Matcher name = NAME.matcher(part.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException("not the name of an unfinished recording: " + part);
        }
        return part.resolveSibling(name.group(1) + name.group(2));
    }
}
