package dev.parley.app.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureMemoryTest {
    @TempDir
    Path directory;

    @Test
    void what_one_mapping_publishes_the_other_sees() throws Exception {
        Path file = directory.resolve("memory");
        try (PictureMemory reader = PictureMemory.create(file);
                PictureMemory writer = PictureMemory.open(file)) {
            assertEquals(0, reader.sequence());
            for (int n = 1; n <= 5; n++) {
                writer.back().put(0, (byte) n).put(PictureMemory.MAX_PIXELS * 4 - 1, (byte) -n);
                writer.publish(100 + n, 200 + n, 1000 + n);
                assertEquals(n, reader.sequence());
                assertEquals(1000 + n, reader.time());
                assertEquals(100 + n, reader.width(n));
                assertEquals(200 + n, reader.height(n));
                assertEquals((byte) n, reader.pixels(n).get(0));
                assertEquals((byte) -n, reader.pixels(n).get(PictureMemory.MAX_PIXELS * 4 - 1));
            }
            // The picture before is still whole.
            assertEquals(4, reader.pixels(4).get(0));
            assertEquals(104, reader.width(4));
        }
    }

    @Test
    void a_file_is_made_once_and_opened_only_where_it_is() throws Exception {
        Path file = directory.resolve("memory");
        assertThrows(NoSuchFileException.class, () -> PictureMemory.open(file));
        PictureMemory.create(file).close();
        assertThrows(FileAlreadyExistsException.class, () -> PictureMemory.create(file));
    }
}
