package dev.parley.signaling.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void one_holds_it_at_a_time() throws Exception {
        try (DataFolder held = DataFolder.hold(folder)) {
            assertNotNull(held);
            assertEquals(folder.resolve("accounts.sqlite"), held.database());
            assertNull(DataFolder.hold(folder));
        }
        try (DataFolder again = DataFolder.hold(folder)) {
            assertNotNull(again);
        }
    }

    @Test
    void it_is_made_for_its_owner_only() throws Exception {
        Path fresh = folder.resolve("a/b");
        DataFolder.hold(fresh).close();
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)));
        }
    }

    @Test
    void what_killed_processes_left_of_sqlite_is_removed() throws Exception {
        Path old = Files.createFile(folder.resolve("sqlite-3.50.3.0-0-libsqlitejdbc.so"));
        Path oldLock = Files.createFile(folder.resolve("sqlite-3.50.3.0-0-libsqlitejdbc.so.lck"));
        Path database = Files.createFile(folder.resolve("accounts.sqlite"));
        for (Path file : new Path[] {old, oldLock, database}) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
        Path fresh = Files.createFile(folder.resolve("sqlite-3.50.3.0-1-libsqlitejdbc.so"));
        DataFolder.hold(folder).close();
        assertFalse(Files.exists(old));
        assertFalse(Files.exists(oldLock));
        assertTrue(Files.exists(fresh));
        assertTrue(Files.exists(database));
    }
}
