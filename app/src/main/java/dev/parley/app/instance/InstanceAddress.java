package dev.parley.app.instance;

import dev.parley.app.settings.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Where the running program of a profile is talked to. */
public final class InstanceAddress {
    /** The path of a socket may be 104 bytes long on macOS, 108 elsewhere, so that names are short. */
    private static final int NAME_BYTES = 8;

    private InstanceAddress() {}

    /**
     * The socket of a profile: in the folder that the system has for such things (XDG Base Directory's
     * {@code XDG_RUNTIME_DIR}), else in the profile. Each profile has another one, by whatever path it is named.
     *
     * @param environment the process's environment
     * @return in a folder that may not be there yet
     * @throws IOException if there is no such profile
     */
    public static Path of(Home home, Map<String, String> environment) throws IOException {
        Path profile = home.config().toRealPath();
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        boolean usable = !runtime.isBlank() && Path.of(runtime).isAbsolute() && Files.isDirectory(Path.of(runtime));
        return usable
                ? Path.of(runtime).resolve("parley").resolve(name(profile))
                : profile.resolve("run").resolve("socket");
    }

    /** A short name for a profile, by the path of its folder as it is given. */
    public static String name(Path profile) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(profile.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
