package dev.parley.app.bench.signaling;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Socket.IO and PeerJS's server, got from npm's registry in the versions that the lock file names. */
public final class NodePackages {
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "socketio.mjs", "peerjs.mjs");
    private static final String RESOURCES = "/dev/parley/app/bench/node/";

    private NodePackages() {}

    /**
     * Puts them into a folder, unless they are there. Takes some seconds, and the network.
     *
     * @throws IOException if they can't be had, as without Node; the message says why
     */
    public static void install(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String lock = text("package-lock.json");
        // Written last, by us: it says that all of it is there.
        Path installed = folder.resolve("installed-lock.json");
        for (String file : FILES) {
            Files.writeString(folder.resolve(file), text(file));
        }
        if (Files.exists(installed) && Files.readString(installed).equals(lock)) {
            return;
        }
        Path log = folder.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (npm.waitFor() != 0) {
            throw new IOException("npm could not install them, see " + log);
        }
        Files.copy(folder.resolve("package-lock.json"), installed, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String text(String file) throws IOException {
        try (InputStream in = NodePackages.class.getResourceAsStream(RESOURCES + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
