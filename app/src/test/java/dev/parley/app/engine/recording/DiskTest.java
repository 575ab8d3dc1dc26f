package dev.parley.app.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that fill up, and files that are taken away. */
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
    void a_folder_that_can_not_be_written_is_said_at_once() throws Exception {
        Path closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assumeFalse(Files.isWritable(closed), "who tests may write everywhere (root)");
        try (Rig rig = new Rig(closed.resolve("a.mp4"), OPTIONS, Rig.CAMERA)) {
            rig.recorder.start();
            assertEquals(List.of(), rig.ended());
            assertEquals(List.of("not-writable"), rig.problems);
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
}
