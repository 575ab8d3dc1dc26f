package dev.parley.app.desktop.host;

import dev.parley.app.desktop.Autostart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starting with the session on the system that this program runs on. Any thread. */
public final class HostAutostart implements Autostart {
    private static final Logger LOG = LoggerFactory.getLogger(HostAutostart.class);

    private final StartEntry entry;
    private final List<String> command;

    HostAutostart(StartEntry entry, List<String> command) {
        this.entry = entry;
        this.command = List.copyOf(command);
    }

    /**
     * That of a system.
     *
     * @param environment of the process
     * @param osName as {@code os.name}
     * @param userHome the person's folder
     * @param profile tells the entries of several profiles apart; empty for the usual one
     * @param command what is started: a program and its arguments
     */
    public static HostAutostart of(
            Map<String, String> environment, String osName, Path userHome, String profile, List<String> command) {
        String suffix = profile.isEmpty() ? "" : "-" + profile;
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return new HostAutostart(RegistryEntry.of("Parley" + suffix), command);
        }
        if (os.startsWith("mac")) {
            return new HostAutostart(FileEntry.agent(userHome, "dev.parley.Parley" + suffix), command);
        }
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = !config.isBlank() && Path.of(config).isAbsolute() ? Path.of(config) : userHome.resolve(".config");
        return new HostAutostart(FileEntry.xdg(folder, "parley" + suffix), command);
    }

    @Override
    public boolean isOn() {
        try {
            return !entry.program().isEmpty();
        } catch (IOException e) {
            LOG.warn("it can't be seen whether Parley starts with the session", e);
            return false;
        }
    }

    @Override
    public void set(boolean on) throws IOException {
        if (on) {
            entry.write(command);
        } else {
            entry.remove();
        }
    }

    /**
     * Mends an entry that names a program which isn't there any more, or this one with other arguments. Another copy of the
     * program, which is there, keeps its entry.
     */
    public void refresh() {
        try {
            String program = entry.program();
            boolean ours = program.equals(command.getFirst());
            if (!program.isEmpty() && !entry.isSameAs(command) && (ours || isGone(program))) {
                LOG.info("what starts with the session has moved from {}", program);
                entry.write(command);
            }
        } catch (IOException e) {
            LOG.warn("what starts with the session can't be brought up to date", e);
        }
    }

    /** A name without a folder is looked for by the system. */
    private static boolean isGone(String program) {
        Path path = Path.of(program);
        return path.isAbsolute() && !Files.exists(path);
    }
}
