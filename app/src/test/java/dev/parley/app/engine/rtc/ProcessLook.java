package dev.parley.app.engine.rtc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code /proc} tells of a process. */
final class ProcessLook {
    private ProcessLook() {}

    static int openFiles(long pid) throws IOException {
        return list(pid, "fd").size();
    }

    static int threads(long pid) throws IOException {
        return list(pid, "task").size();
    }

    /** Hundredths of a second that each thread used so far, by number and name. */
    static Map<String, Long> threadTicks(long pid) throws IOException {
        Map<String, Long> ticks = new HashMap<>();
        for (Path task : list(pid, "task")) {
            try {
                String stat = Files.readString(task.resolve("stat"));
                String[] fields =
                        stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
                String name = task.getFileName() + stat.substring(stat.indexOf('('), stat.lastIndexOf(')') + 1);
                ticks.put(name, Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
            } catch (IOException e) {
                // It has ended.
            }
        }
        return ticks;
    }

    private static List<Path> list(long pid, String what) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), what))) {
            return files.toList();
        }
    }
}
