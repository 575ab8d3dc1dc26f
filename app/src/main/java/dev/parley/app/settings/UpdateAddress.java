package dev.parley.app.settings;

import java.io.IOException;
import java.util.Objects;

/**
 * Where a newer version is asked for, in {@code updates.json}; nowhere, until the person gives an address. On a thread that
 * may touch the disk.
 */
public final class UpdateAddress {
    private final JsonFile<Kept> file;

    /** That of the profile in {@code home}, whose folders exist. */
    public UpdateAddress(Home home) {
        file = new JsonFile<>(home.config().resolve("updates.json"), Kept.class, 1);
    }

    private record Kept(String address) {
        Kept {
            address = Objects.requireNonNullElse(address, "");
        }
    }

    /** The address; empty for none. */
    public String read() {
        return file.read(new Kept("")).address();
    }

    /** Keeps another one; empty for none. */
    public void keep(String address) throws IOException {
        file.write(new Kept(address));
    }
}
