package dev.parley.app;

import dev.parley.app.cli.Program;
import dev.parley.app.discovery.LocalNetwork;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.engine.link.PictureFiles;
import dev.parley.app.session.Environment;
import dev.parley.app.session.LiveSession;
import dev.parley.app.settings.Home;
import dev.parley.app.settings.KeptSecrets;
import dev.parley.app.settings.Profile;
import dev.parley.app.settings.ProfileLock;
import dev.parley.app.settings.keychain.Keychain;
import dev.parley.app.settings.keychain.SystemKeychain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desk process, wired by hand: the profile, the engine, the embedded server, and the session between them. */
final class Desk implements Program.Opened {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int FIRST_PORT = 7443;
    private static final int PORTS = 10;
    /** A person who is asked for the password of the keychain needs a while. */
    private static final Duration KEYCHAIN_BOUND = Duration.ofSeconds(90);

    private final ProfileLock lock;
    private final StateThread call;
    private final ExecutorService disk;
    private final ExecutorService secrets;
    private final ExecutorService keychain;
    private final LocalNetwork network;
    private final PictureFiles pictures;
    private final LiveSession session;
    /** Guarded by this. */
    private boolean closed;

    private Desk(Home home, Keychain.Finder finder, ProfileLock lock, Program.Devices devices) {
        this.lock = lock;
        call = new StateThread("call");
        disk = thread("disk");
        secrets = thread("secrets");
        keychain = thread("keychain");
        network = new LocalNetwork();
        pictures = new PictureFiles();
        Profile profile = new Profile(home);
        String computer = computerName();
        EmbeddedServer host = new EmbeddedServer(
                IntStream.range(FIRST_PORT, FIRST_PORT + PORTS)
                        .mapToObj(InetSocketAddress::new)
                        .toList(),
                home.data().resolve("server"),
                Set.of(),
                computer,
                network,
                Engines.launcher(EngineLauncher.echo(home.cache())));
        Environment environment = new Environment(
                call,
                disk,
                Engines.launcher(EngineLauncher.devices(home.cache())),
                Engines.pictures(pictures),
                host,
                network,
                profile,
                new KeptSecrets(home, finder, secrets, keychain, KEYCHAIN_BOUND),
                () -> System.nanoTime() / 1_000_000,
                System::currentTimeMillis,
                computer);
        session = new LiveSession(environment, profile.preferences(), profile.history(), chosen(devices));
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /**
     * Opens a profile and starts a session with it.
     *
     * @param folder for everything, secrets too; null for the system's places
     */
    static Desk open(Path folder, Program.Devices devices) throws Program.OpenException {
        Home home = Home.of(folder);
        try {
            home.create();
            ProfileLock lock = ProfileLock.take(home);
            if (lock == null) {
                throw new Program.InUseException(
                        "Parley is already running with the profile in " + home.config()
                                + ". Use its window, or start another one with --home and a folder of its own.",
                        home.config());
            }
            LogFiles.begin(home);
            Keychain.Finder finder =
                    folder == null ? SystemKeychain.finder(System.getenv(), System.getProperty("os.name")) : null;
            return new Desk(home, finder, lock, devices);
        } catch (IOException e) {
            throw new Program.OpenException(
                    "not-writable",
                    home.config().toString(),
                    "The profile in " + home.config() + " can't be written (" + e.getMessage()
                            + "). Make room or choose another folder with --home, then start again.",
                    e);
        }
    }

    private static Map<DeviceKind, DevicePreference> chosen(Program.Devices devices) {
        Map<DeviceKind, DevicePreference> chosen = new EnumMap<>(DeviceKind.class);
        chosen.put(DeviceKind.CAMERA, devices.camera());
        chosen.put(DeviceKind.MICROPHONE, devices.microphone());
        chosen.put(DeviceKind.SPEAKER, devices.speaker());
        chosen.values().removeIf(Objects::isNull);
        return chosen;
    }

    @Override
    public LiveSession session() {
        return session;
    }

    /** Any thread, more than once: the shutdown hook comes after an orderly end, or waits for the one under way. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        session.close();
        network.shutdown();
        call.shutdownNow();
        finishWriting();
        pictures.close();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("the profile's lock can't be given back", e);
        }
    }

    /** The last call, the last choice and the last secret are still being written. */
    private void finishWriting() {
        disk.shutdown();
        secrets.shutdown();
        try {
            if (!disk.awaitTermination(1, TimeUnit.SECONDS) || !secrets.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("not everything could be written in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keychain.shutdownNow();
    }

    /** What other devices of the same person call this one. */
    static String computerName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "computer";
        }
    }
}
