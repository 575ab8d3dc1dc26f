package dev.parley.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where things are kept: the system's own places, or one folder for all of it.
 *
 * @param config preferences
 * @param data history, secrets, the embedded server's data
 * @param cache what can be made again, such as the unpacked native library
 * @param recordings what was recorded; made when it is first needed
 */
public record Home(Path config, Path data, Path cache, Path recordings) {
    private static final Logger LOG = LoggerFactory.getLogger(Home.class);
    private static final Pattern VIDEOS = Pattern.compile("\\s*XDG_VIDEOS_DIR=\"(\\$HOME/?)?([^\"]*)\"\\s*");

    /**
     * Where this program keeps things.
     *
     * @param folder for everything; null for the system's places
     */
    public static Home of(Path folder) {
        return folder == null
                ? ofSystem(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")))
                : in(folder);
    }

    /** Everything in one folder, as {@code --home} asks. */
    public static Home in(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return new Home(absolute, absolute, absolute.resolve("cache"), absolute.resolve("recordings"));
    }

    /**
     * The system's places: XDG Base Directory on Linux, {@code %APPDATA%} and {@code %LOCALAPPDATA%} on Windows,
     * {@code ~/Library} on macOS; recordings in the person's folder of videos.
     *
     * @param environment the process's environment
     */
    public static Home ofSystem(Map<String, String> environment, String osName, Path userHome) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            Path roaming = folder(environment, "APPDATA", userHome.resolve("AppData/Roaming"));
            Path local = folder(environment, "LOCALAPPDATA", userHome.resolve("AppData/Local"));
            return new Home(
                    roaming.resolve("Parley"),
                    local.resolve("Parley"),
                    local.resolve("Parley").resolve("Cache"),
                    folder(environment, "USERPROFILE", userHome).resolve("Videos/Parley"));
        }
        if (os.startsWith("mac")) {
            Path support = userHome.resolve("Library/Application Support/Parley");
            return new Home(
                    support, support, userHome.resolve("Library/Caches/Parley"), userHome.resolve("Movies/Parley"));
        }
        Path config = folder(environment, "XDG_CONFIG_HOME", userHome.resolve(".config"));
        return new Home(
                config.resolve("parley"),
                folder(environment, "XDG_DATA_HOME", userHome.resolve(".local/share"))
                        .resolve("parley"),
                folder(environment, "XDG_CACHE_HOME", userHome.resolve(".cache"))
                        .resolve("parley"),
                videos(config.resolve("user-dirs.dirs"), userHome).resolve("Parley"));
    }

    /** What the desktop calls the folder of videos (xdg-user-dirs), which has another name in each language. */
    private static Path videos(Path userDirs, Path userHome) {
        try {
            for (String line : Files.isRegularFile(userDirs) ? Files.readAllLines(userDirs) : List.<String>of()) {
                Matcher entry = VIDEOS.matcher(line);
                if (entry.matches()) {
                    Path named = Path.of(entry.group(2));
                    // XDG knows "$HOME/…" and absolute paths only.
                    if (entry.group(1) != null || named.isAbsolute()) {
                        return entry.group(1) == null ? named : userHome.resolve(named);
                    }
                }
            }
        } catch (IOException | InvalidPathException e) {
            LOG.warn("{} can't be read; recordings go into Videos", userDirs, e);
        }
        return userHome.resolve("Videos");
    }

    /**
     * Makes the folders, readable by their owner only where the file system knows owners. One that is there already keeps
     * its permissions: it may be used for other things as well.
     */
    public void create() throws IOException {
        for (Path folder : new Path[] {config, data, cache}) {
            createPrivate(folder);
        }
    }

    static void createPrivate(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** XDG says that a relative path there is to be ignored. */
    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.get(variable);
        return value == null || value.isBlank() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }
}
