package dev.parley.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/**
 * Where things are kept: the system's own places, or one folder for all of it.
 *
 * @param config preferences
 * @param data history, secrets, the embedded server's data
 * @param cache what can be made again, such as the unpacked native library
 */
public record Home(Path config, Path data, Path cache) {

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
        return new Home(absolute, absolute, absolute.resolve("cache"));
    }

    /**
     * The system's places: XDG Base Directory on Linux, {@code %APPDATA%} and {@code %LOCALAPPDATA%} on Windows,
     * {@code ~/Library} on macOS.
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
                    local.resolve("Parley").resolve("Cache"));
        }
        if (os.startsWith("mac")) {
            Path support = userHome.resolve("Library/Application Support/Parley");
            return new Home(support, support, userHome.resolve("Library/Caches/Parley"));
        }
        return new Home(
                folder(environment, "XDG_CONFIG_HOME", userHome.resolve(".config"))
                        .resolve("parley"),
                folder(environment, "XDG_DATA_HOME", userHome.resolve(".local/share"))
                        .resolve("parley"),
                folder(environment, "XDG_CACHE_HOME", userHome.resolve(".cache"))
                        .resolve("parley"));
    }

    /**
     * Makes the folders, readable by their owner only where the file system knows owners. One that is there already keeps
     * its permissions: it may be used for other things as well.
     */
    public void create() throws IOException {
        for (Path folder : new Path[] {config, data, cache}) {
            if (Files.isDirectory(folder)) {
                continue;
            }
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    /** XDG says that a relative path there is to be ignored. */
    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.get(variable);
        return value == null || value.isBlank() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }
}
