package dev.parley.app.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.testing.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Disks that fill up, and files that are taken away. */
@Timeout(60)
class DiskTest {
    private static final RecorderOptions OPTIONS = Rig.options(RecorderOptions.MP4, RecordingLayout.SIDE);

    @TempDir
    Path folder;

    private static void record(Rig rig, double seconds) throws InterruptedException {
        Rig.Drawn picture = new Rig.Drawn(160, 90);
        VideoInput pictures = rig.recorder.video(Rig.CAMERA);
        rig.run(seconds, (n, time) -> {
            if (n % 4 == 0) {
                picture.stamp(n / 4).to(pictures, time);
            }
        });
    }

    @Test
    void a_disk_that_fills_up_is_told_of_and_then_the_file_is_closed_well() throws Exception {
        AtomicLong free = new AtomicLong(1L << 40);
        try (Rig rig = new Rig(folder.resolve("a.mp4"), OPTIONS, any -> free.get(), Rig.CAMERA)) {
            rig.start();
            record(rig, 4);
            // More than is kept free, and less than five minutes last.
            free.set((1 << 20) + 20_000);
            rig.expect("low 0");
            record(rig, 3);
            free.set(1000);
            List<Path> files = rig.ended();
            assertEquals(List.of("disk-full"), rig.problems);
            assertEquals(List.of(folder.resolve("a.mp4")), files);
            assertTrue(Readback.of(files.getFirst()).video().end() > 6, "all that came before is in it");
        }
    }

    @Test
    void a_folder_that_is_not_there_is_said_at_once() throws Exception {
        try (Rig rig = new Rig(folder.resolve("none/a.mp4"), OPTIONS, Rig.CAMERA)) {
            rig.recorder.start();
            assertEquals(List.of(), rig.ended());
            assertEquals(List.of("folder-gone"), rig.problems);
        }
    }

    @Test
    void a_file_that_somebody_takes_away_is_said_at_once() throws Exception {
        try (Rig rig = new Rig(folder.resolve("a.mp4"), OPTIONS, Rig.CAMERA)) {
            rig.start();
            record(rig, 2);
            Files.delete(folder.resolve("a.part.mp4"));
            rig.ended();
            assertEquals(List.of("file-gone"), rig.problems);
        }
    }

    @Test
    void a_folder_that_somebody_deletes_is_said_at_once() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        try (Rig rig = new Rig(inner.resolve("a.mp4"), OPTIONS, Rig.CAMERA)) {
            rig.start();
            record(rig, 2);
            Files.delete(inner.resolve("a.part.mp4"));
            Files.delete(inner);
            assertEquals(List.of(), rig.ended());
            assertEquals(List.of("folder-gone"), rig.problems);
            assertFalse(Files.exists(inner), "it is not made again");
        }
    }

    @Test
    void one_of_several_files_that_is_taken_away_ends_all_and_the_others_are_closed_well() throws Exception {
        RecorderOptions files = Rig.options(RecorderOptions.MP4, RecordingLayout.FILES);
        try (Rig rig = new Rig(folder.resolve("a.mp4"), files, Rig.CAMERA, Rig.OTHER_CAMERA)) {
            rig.start();
            record(rig, 4);
            Files.delete(folder.resolve("a - Bob.part.mp4"));
            List<Path> left = rig.ended();
            assertEquals(List.of("file-gone"), rig.problems);
            assertEquals(List.of(folder.resolve("a - Ann.mp4")), left, "the other one is closed well");
            assertTrue(Readback.of(left.getFirst()).video().end() > 3.5);
        }
    }

    @Test
    void a_real_disk_that_gets_full_is_seen_before_and_the_file_is_closed_well() throws Exception {
        List<String> told = onDisk("size=8m", "watched");
        assertEquals(
                List.of("started", "low 0", "error disk-full", "data", "stopped"),
                told.subList(0, told.size() - 1),
                told.toString());
        assertLacks("a.mp4", 300, told.getLast());
    }

    /** As when others write at the same time. */
    @Test
    void a_real_disk_that_is_full_all_at_once_keeps_what_was_written() throws Exception {
        List<String> told = onDisk("size=3m", "surprised");
        assertEquals(
                List.of("started", "error disk-full", "data", "stopped"),
                told.subList(0, told.size() - 1),
                told.toString());
        assertLacks("a.part.mp4", 3000, told.getLast());
    }

    @Test
    void a_disk_that_may_only_be_read_is_said_at_once() throws Exception {
        assertEquals(List.of("error not-writable", "data", "stopped"), onDisk("ro", "surprised"));
    }

    private static void assertLacks(String name, long mostMs, String said) {
        Matcher matcher = Pattern.compile("(.*) lacks (-?\\d+) ms of \\d+").matcher(said);
        assertTrue(matcher.matches(), said);
        assertEquals(name, matcher.group(1));
        assertTrue(Long.parseLong(matcher.group(2)) < mostMs, said);
    }

    /** What a recorder tells on a small disk of its own. */
    private List<String> onDisk(String options, String task) throws Exception {
        SmallDisk disk = new SmallDisk(folder);
        assumeTrue(disk.isPossible(), "this machine lets nobody mount a small disk (unshare -Urm, mount -t tmpfs)");
        SmallDisk.Ended ended = disk.run(
                options,
                SmallDisk.java(
                        ChildRecorder.class,
                        task,
                        "2000000",
                        disk.path().resolve("a.mp4").toString()));
        assertEquals(0, ended.exit(), ended.err());
        return ended.out().lines().toList();
    }
}
