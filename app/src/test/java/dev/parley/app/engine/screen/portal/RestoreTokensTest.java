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
class RestoreTokensTest {
    @TempDir
    Path directory;

    @Test
    void one_with_and_one_without_the_pointer_are_kept() {
        Path file = directory.resolve("new/screen-cast");
        RestoreTokens tokens = new RestoreTokens(file);
        assertNull(tokens.get(true));
        tokens.put(true, "one");
        tokens.put(false, "two");

        RestoreTokens later = new RestoreTokens(file);
        assertEquals("one", later.get(true));
        assertEquals("two", later.get(false));
        later.put(true, null);
        assertNull(new RestoreTokens(file).get(true));
        assertEquals("two", new RestoreTokens(file).get(false));
    }

    @Test
    void only_the_owner_reads_it() throws Exception {
        Path file = directory.resolve("screen-cast");
        new RestoreTokens(file).put(true, "one");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertFalse(Files.exists(directory.resolve("screen-cast.new")));
    }

    @Test
    void a_file_that_cannot_be_used_is_as_none() throws Exception {
        Path file = directory.resolve("screen-cast");
        Files.writeString(file, "with-cursor=\\u12");
        RestoreTokens tokens = new RestoreTokens(file);
        assertNull(tokens.get(true));
        tokens.put(true, "one");
        assertEquals("one", new RestoreTokens(file).get(true));

        RestoreTokens nowhere = new RestoreTokens(file.resolve("below/a/file"));
        nowhere.put(true, "one");
        assertNull(nowhere.get(true));
    }
}
