package dev.parley.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A profile in a folder, into whose files a test writes what it likes. */
final class KeptProfile {
    final Home home;

    /** Makes it. */
    KeptProfile(Path folder) throws IOException {
        home = Home.of(folder);
        Files.createDirectories(home.config());
    }

    /** Writes a file of version 1 with {@code content}, which is JSON. */
    void write(String file, String content) throws IOException {
        Files.writeString(home.config().resolve(file), "{\"version\":1,\"content\":" + content + "}");
    }
}
