package dev.parley.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What processes use, as {@code /proc} tells. */
final class Usage {
    private static final double TICKS_PER_SECOND = 100;

    private Usage() {}

    /** A process and all that it started, by number. */
    static Set<Long> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(ProcessHandle::pid)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Seconds of processor time that these used so far; those that are gone count nothing. */
    static double cpuSeconds(Set<Long> pids) {
        return pids.stream()
                .mapToDouble(pid -> cpuSeconds(Path.of("/proc/" + pid)))
                .sum();
    }

    /** Seconds of processor time that the threads of this name used so far in a process. */
    static double cpuSeconds(long pid, String thread) {
        return list(Path.of("/proc/" + pid + "/task")).stream()
                .filter(task -> read(task.resolve("comm")).strip().equals(thread))
                .mapToDouble(Usage::cpuSeconds)
                .sum();
    }

    private static double cpuSeconds(Path processOrThread) {
        String stat = read(processOrThread.resolve("stat"));
        // The name is in parentheses and may have spaces in it; utime and stime are the 14th and 15th field.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length > 12
                ? (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICKS_PER_SECOND
                : 0;
    }

    /** Lets some time go by and gives how much of one core each of these families used in it, percent. */
    static List<Double> shares(List<Set<Long>> families, Duration span) throws InterruptedException {
        long began = System.nanoTime();
        List<Double> before = families.stream().map(Usage::cpuSeconds).toList();
        TimeUnit.NANOSECONDS.sleep(span.toNanos());
        double seconds = (System.nanoTime() - began) / 1e9;
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < families.size(); i++) {
            shares.add((cpuSeconds(families.get(i)) - before.get(i)) / seconds * 100);
        }
        return shares;
    }

    /** Resident memory, MB: each page counted for each process, as {@code top} does. */
    static double rss(Set<Long> pids) {
        return sum(pids, "Rss:");
    }

    /** Resident memory, MB: a page that several processes share is counted in parts. */
    static double pss(Set<Long> pids) {
        return sum(pids, "Pss:");
    }

    /** How many files, sockets and pipes a process has open. */
    static int openFiles(long pid) {
        return list(Path.of("/proc/" + pid + "/fd")).size();
    }

    /** How many threads a process has. */
    static int threads(long pid) {
        return list(Path.of("/proc/" + pid + "/task")).size();
    }

    /** The picture files of a process in shared memory. */
    static List<Path> pictureFiles(long pid) {
        return list(Path.of("/dev/shm")).stream()
                .filter(file -> String.valueOf(file.getFileName()).startsWith("parley-" + pid + "-"))
                .toList();
    }

    private static double sum(Set<Long> pids, String field) {
        double kilobytes = 0;
        for (long pid : pids) {
            kilobytes += read(Path.of("/proc/" + pid + "/smaps_rollup"))
                    .lines()
                    .filter(line -> line.startsWith(field))
                    .mapToDouble(line -> Double.parseDouble(line.strip().split("\\s+", -1)[1]))
                    .sum();
        }
        return kilobytes / 1024;
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            // The process is gone.
            return List.of();
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            // The process is gone.
            return "";
        }
    }
}
