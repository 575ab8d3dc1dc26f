package dev.parley.app.engine.api;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How files are named while they are written, so that both processes know a leftover when they see one.
 *
 * <p>A recording {@code X.mp4} is {@code X.part.mp4} until it is closed: what is called so and nobody writes was cut off,
 * and is to be repaired. What a job makes is {@code X.mp4.parley-part} until it is whole: of a job that is no more it is
 * of no use.
 */
public final class Unfinished {
    private static final Pattern NAME = Pattern.compile("(.+)\\.part(\\.[A-Za-z0-9]+)");
    private static final String OF_JOB = ".parley-part";

    private Unfinished() {}

    /** The name under which a recording is written. */
    public static Path of(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String part = dot <= 0 ? name + ".part.bin" : name.substring(0, dot) + ".part" + name.substring(dot);
        return file.resolveSibling(part);
    }

    /** Whether a file has the name of a recording that is being written. */
    public static boolean isOne(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    /**
     * The name that a recording has once it is finished.
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

    /** The name under which a job writes what is to become {@code target}. */
    public static Path ofJob(Path target) {
        return target.resolveSibling(target.getFileName() + OF_JOB);
    }

    /** Whether a file has the name of what a job writes. */
    public static boolean isOfJob(Path file) {
        return file.getFileName().toString().endsWith(OF_JOB);
    }
}
