package dev.parley.app.bench;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.settings.Home;
import dev.parley.app.settings.KeptDevices;
import dev.parley.app.settings.Preferences;
import dev.parley.app.settings.Profile;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The screen, the server and the programs of the people who call each other. One thread. */
final class Town implements AutoCloseable {
    /** As large as a picture in the window is shown. */
    static final int WIDTH = 960;

    static final int HEIGHT = 540;

    private final Path directory;
    private final Screen screen;
    private final List<Side> sides = new ArrayList<>();
    private Process server;
    private String serverUrl;
    private String fingerprint;

    Town(Path directory) throws IOException {
        this.directory = directory;
        Files.writeString(directory.resolve("password"), "correct horse battery\n");
        screen = Screen.open(directory.resolve("screen"), 2 * WIDTH, HEIGHT);
    }

    Screen screen() {
        return screen;
    }

    Path directory() {
        return directory;
    }

    /** How java is started for the desk, as {@code parley} does. */
    List<String> java(boolean withTests) {
        List<String> jars = new ArrayList<>();
        for (String entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
            boolean tests = entry.endsWith("test-classes");
            if (!tests || withTests) {
                jars.add(entry);
            }
            if (tests) {
                break;
            }
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@app/src/main/launch/desk.args",
                "-cp",
                String.join(File.pathSeparator, jars));
    }

    /** Starts the server and waits until it can be used. */
    void openServer() throws IOException, Missing {
        List<String> command = new ArrayList<>(java(false));
        command.addAll(List.of(
                "dev.parley.app.Main",
                "server",
                "--listen",
                "10.77.0.1:7443",
                "--data",
                directory.resolve("server").toString()));
        server = new ProcessBuilder(command)
                .redirectError(directory.resolve("server.log").toFile())
                .start();
        // Not closed: it belongs to the server, which lives on.
        BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new Missing("the server did not start");
        }
        serverUrl = line.substring(0, line.indexOf(' '));
        fingerprint = line.substring(line.indexOf(' ') + 1);
    }

    /** The folder of a person, who has the test pattern as their camera and a microphone and speaker of their own. */
    Path home(String name, boolean prepare) throws IOException {
        return home(name, DeviceChoice.PATTERN.value(), prepare);
    }

    private Path home(String name, String camera, boolean prepare) throws IOException {
        Path folder = directory.resolve(name);
        Home home = Home.in(folder);
        home.create();
        Profile profile = new Profile(home);
        Preferences kept = profile.preferences();
        profile.keep(new Preferences(
                kept.server(),
                kept.accounts(),
                kept.known(),
                kept.pins(),
                new KeptDevices(
                        List.of(new KeptDevices.Kept(camera, null)),
                        List.of(new KeptDevices.Kept(name + "-microphone", null)),
                        List.of(new KeptDevices.Kept(name + "-speaker", null)),
                        List.of()),
                kept.sound(),
                prepare));
        return folder;
    }

    /** Opens the window of a person at the left or the right of the screen. */
    Side open(String name, boolean left, boolean prepare) throws IOException {
        home(name, prepare);
        return start(name, left, account(name), Map.of());
    }

    /** The options of a person with an account on the server, who has a folder. */
    List<String> account(String name) {
        return List.of(
                "--home",
                directory.resolve(name).toString(),
                "--server",
                serverUrl,
                "--trust",
                fingerprint,
                "--user",
                name,
                "--password-file",
                directory.resolve("password").toString(),
                "--register");
    }

    /**
     * Opens the window of a person who has signed in nowhere, at the left of the screen.
     *
     * @param camera what they chose
     * @param cameras the variables of a program that sees it
     */
    Side openAlone(String name, String camera, Map<String, String> cameras) throws IOException {
        List<String> options = List.of("--home", home(name, camera, false).toString());
        return start(name, true, options, cameras);
    }

    private Side start(String name, boolean left, List<String> options, Map<String, String> variables)
            throws IOException {
        Map<String, String> environment = new HashMap<>(environment());
        environment.putAll(variables);
        String place = (left ? 0 : WIDTH) + ",0," + WIDTH + "," + HEIGHT;
        Side side = new Side(name, java(true), place, options, log(name), environment);
        sides.add(side);
        return side;
    }

    /** Where a program writes its log. */
    Path log(String name) {
        return directory.resolve(name + ".log");
    }

    /** The variables of a program that draws on the screen. */
    Map<String, String> environment() {
        return Map.of("DISPLAY", screen.display());
    }

    /** Any thread, more than once. */
    @Override
    public synchronized void close() {
        sides.forEach(Side::close);
        sides.clear();
        if (server != null) {
            server.destroy();
            Processes.end(server);
            server = null;
        }
        screen.close();
    }
}
