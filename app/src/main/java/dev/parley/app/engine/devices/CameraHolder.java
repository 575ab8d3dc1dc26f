package dev.parley.app.engine.devices;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the program that has a camera open, by what {@code /proc} tells of the open files of this person's processes.
 * Takes some milliseconds; any thread.
 */
public final class CameraHolder {
    private static final Logger LOG = LoggerFactory.getLogger(CameraHolder.class);
    private static final Path PROCESSES = Path.of("/proc");
    /** They pass a camera on, so that the program which really uses it is another one, if it is seen at all. */
    private static final List<String> BROKERS = List.of("pipewire", "wireplumber");

    private CameraHolder() {}

    /** The name of a program, such as {@code firefox}, or {@code Parley} for another one of ours; empty if none is seen. */
    public static String of(String node) {
        List<String> names = new ArrayList<>();
        long self = ProcessHandle.current().pid();
        ProcessHandle.allProcesses()
                .mapToLong(ProcessHandle::pid)
                .filter(pid -> pid != self && holds(pid, node))
                .mapToObj(CameraHolder::name)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names.stream()
                .filter(name -> !BROKERS.contains(name))
                .findFirst()
                .orElseGet(() -> names.isEmpty() ? "" : names.getFirst());
    }

    private static boolean holds(long pid, String node) {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(PROCESSES.resolve(Long.toString(pid)).resolve("fd"))) {
            for (Path file : files) {
                if (points(file, node)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It has ended, or belongs to somebody else.
            LOG.trace("{}", pid, e);
        }
        return false;
    }

    private static boolean points(Path file, String node) {
        try {
            return Files.readSymbolicLink(file).toString().equals(node);
        } catch (IOException e) {
            LOG.trace("{}", file, e);
            return false;
        }
    }

    private static String name(long pid) {
        try {
            Path process = PROCESSES.resolve(Long.toString(pid));
            // An engine of ours is a java, which says nothing to a person.
            return Files.readString(process.resolve("cmdline")).contains("dev.parley.app.")
                    ? "Parley"
                    : Files.readString(process.resolve("comm")).strip();
        } catch (IOException e) {
            LOG.trace("{}", pid, e);
            return "";
        }
    }
}
