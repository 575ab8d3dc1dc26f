package dev.parley.app.session;

import dev.parley.app.engine.api.PictureMemory;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the files through which pictures come. */
public interface PictureFiles {

    /** A new file, readable by its owner only. */
    Path create() throws IOException;

    /** The memory of a file that was made here. */
    PictureMemory memory(Path file);

    /** Deletes it; what is mapped stays until nobody holds it. */
    void delete(Path file);
}
