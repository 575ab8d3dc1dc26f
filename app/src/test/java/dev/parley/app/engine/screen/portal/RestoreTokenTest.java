package dev.parley.app.engine.screen.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class RestoreTokenTest {
    @TempDir
    Path directory;

    @Test
    void the_last_one_is_kept_until_it_is_forgotten() {
        Path file = directory.resolve("new/screen-cast");
        RestoreToken token = new RestoreToken(file);
        assertNull(token.get());
        token.put(null);
        token.put("one");
        token.put("two");
        assertEquals("two", new RestoreToken(file).get());
        token.put(null);
        assertNull(new RestoreToken(file).get());
        assertFalse(Files.exists(file));
    }

    @Test
    void only_the_owner_reads_it() throws Exception {
        Path file = directory.resolve("screen-cast");
        new RestoreToken(file).put("one");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertFalse(Files.exists(directory.resolve("screen-cast.new")));
    }

    @Test
    void a_file_that_cannot_be_used_is_as_none() throws Exception {
        Path file = directory.resolve("screen-cast");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        RestoreToken token = new RestoreToken(file);
        assertNull(token.get());
        token.put("one");
        assertEquals("one", new RestoreToken(file).get());

        RestoreToken nowhere = new RestoreToken(file.resolve("below/a/file"));
        nowhere.put("one");
        assertNull(nowhere.get());
    }
}
