package dev.parley.app.engine.recording.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.app.engine.libav.Libav;
import dev.parley.app.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real small disks, in a mount namespace of their own. */
@Timeout(60)
class FullDiskTest {
    private static final int MEGABYTES = 12;

    @TempDir
    Path directory;

    private SmallDisk disk;
    private Path source;

    @BeforeEach
    void prepare() throws Exception {
        disk = new SmallDisk(directory);
        assumeTrue(disk.isPossible(), "this machine lets nobody mount a small disk (unshare -Urm, mount -t tmpfs)");
        Libav.load();
        source = new SampleRecording(Container.Format.MP4)
                .size(640, 480, 4_000_000)
                .seconds(16)
                .grainy()
                .repeated()
                .killed()
                .write(directory.resolve("source"));
        long size = Files.size(source);
        assertTrue(size > 6 << 20 && size < 11 << 20, "the encoder made " + size + " bytes");
    }

    @Test
    void a_disk_that_fills_up_is_said_and_nothing_half_done_is_left() throws Exception {
        assertEquals("""
                copy DISK_FULL [filler]
                repair DISK_FULL [filler]
                index DISK_FULL [filler]
                export DISK_FULL [filler]
                before DISK_FULL [filler]
                still DISK_FULL [filler]
                enough done [target]
                left true
                """, onDisk("size=" + MEGABYTES + "m"));
    }

    @Test
    void a_disk_that_may_only_be_read_is_said() throws Exception {
        assertEquals("""
                copy NOT_WRITABLE []
                repair NOT_WRITABLE []
                index NOT_WRITABLE []
                export NOT_WRITABLE []
                before NOT_WRITABLE []
                still NOT_WRITABLE []
                enough NOT_WRITABLE []
                left true
                """, onDisk("ro"));
    }

    private String onDisk(String options) throws IOException, InterruptedException {
        return disk.run(
                        options,
                        SmallDisk.java(
                                FullDisk.class, source.toString(), disk.path().toString()))
                .out();
    }
}
