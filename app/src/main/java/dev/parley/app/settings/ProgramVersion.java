package dev.parley.app.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this program, as the build wrote it down. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** Such as {@code 1.2.0}. */
    public static String read() {
        try (InputStream written = ProgramVersion.class.getResourceAsStream("/dev/parley/app/program.properties")) {
            Properties properties = new Properties();
            properties.load(written);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
