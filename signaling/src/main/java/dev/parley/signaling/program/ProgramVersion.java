package dev.parley.signaling.program;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the version that the build wrote down. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (InputStream written = ProgramVersion.class.getResourceAsStream("program.properties")) {
            Properties properties = new Properties();
            properties.load(written);
            return new String[] {"parley-server " + properties.getProperty("version")};
        }
    }
}
