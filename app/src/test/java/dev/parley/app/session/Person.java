package dev.parley.app.session;

import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.settings.Home;
import dev.parley.app.settings.KeptSecrets;
import dev.parley.app.settings.Profile;
import dev.parley.app.settings.keychain.Keychain;
import dev.parley.signaling.server.SignalingServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Somebody with a real session and a simulated engine, who waits for what the session shows. */
final class Person implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofSeconds(20);
    static final String PASSWORD = "correct horse battery";

    private final CompletableFuture<SimulatedEngine> engine = new CompletableFuture<>();
    private final ExecutorService disk = Executors.newSingleThreadExecutor();
    private final ExecutorService secrets = Executors.newSingleThreadExecutor();
    private final ExecutorService keychain = Executors.newSingleThreadExecutor();
    private final ScheduledExecutorService call;
    private final Profile profile;
    final LiveSession session;

    /** Opens the program with the profile in this folder, on a system without a keychain. */
    Person(Path folder) throws IOException {
        this(folder, null, Executors.newSingleThreadScheduledExecutor());
    }

    /** Opens the program with the profile in this folder, a keychain and the thread of the session. */
    Person(Path folder, Keychain.Finder finder, ScheduledExecutorService call) throws IOException {
        this.call = call;
        Home home = Home.in(folder);
        home.create();
        profile = new Profile(home);
        Environment environment = new Environment(
                call,
                disk,
                listener -> {
                    SimulatedEngine started = new SimulatedEngine(listener);
                    engine.complete(started);
                    return started;
                },
                new TestPictures(folder),
                new NoHost(),
                new NoDiscovery(),
                profile,
                new KeptSecrets(home, finder, secrets, keychain, DEADLINE),
                () -> System.nanoTime() / 1_000_000,
                System::currentTimeMillis,
                "computer");
        session = new LiveSession(environment, profile.preferences(), profile.history(), Map.of());
        session.setInBackground(false);
    }

    SimulatedEngine engine() {
        return engine.orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Waits until the session shows something. */
    Snapshot await(String what, Predicate<Snapshot> shown) throws Exception {
        CompletableFuture<Snapshot> seen = new CompletableFuture<>();
        try (AutoCloseable _ = session.watch(snapshot -> {
            if (shown.test(snapshot)) {
                seen.complete(snapshot);
            }
        })) {
            return seen.orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS)
                    .exceptionally(late -> {
                        throw new AssertionError("never " + what + "; last " + session.snapshot(), late);
                    })
                    .join();
        }
    }

    <T extends ServerStatus> T awaitServer(Class<T> status) throws Exception {
        return status.cast(await(status.getSimpleName(), s -> status.isInstance(s.server()))
                .server());
    }

    Snapshot await(CallView.Phase phase) throws Exception {
        return await(phase.name(), s -> s.call().phase() == phase);
    }

    /** Chooses the server and trusts it. */
    private void choose(SignalingServer server) throws Exception {
        session.useServer(new ServerChoice.Remote(URI.create(server.url())));
        session.trust(awaitServer(ServerStatus.AskTrust.class).fingerprint());
        awaitServer(ServerStatus.NeedsAccount.class);
    }

    /** Chooses the server, trusts it and signs in with an account that was made on another device. */
    Person signIn(SignalingServer server, String name) throws Exception {
        choose(server);
        session.signIn(name, PASSWORD);
        awaitServer(ServerStatus.SignedIn.class);
        return this;
    }

    /** Chooses the server, trusts it and makes an account there. */
    Person signUp(SignalingServer server, String name) throws Exception {
        choose(server);
        session.register(name, PASSWORD, name.toUpperCase(Locale.ROOT), "");
        awaitServer(ServerStatus.SignedIn.class);
        return this;
    }

    /** Calls and answers; gives the id of the call. */
    static String connect(Person caller, Person called) throws Exception {
        String name = called.awaitServer(ServerStatus.SignedIn.class).username();
        caller.session.place(name);
        called.await(CallView.Phase.INCOMING);
        called.session.answer(true);
        called.await(CallView.Phase.CONNECTED);
        return caller.await(CallView.Phase.CONNECTED).call().callId();
    }

    /** What it has kept. */
    Profile profile() {
        return profile;
    }

    /** Waits until all that was to be kept is on the disk, or in the keychain. */
    void awaitDisk() throws Exception {
        secrets.submit(() -> {}).get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        disk.submit(() -> {}).get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        session.close();
        // In this order: what closes on the disk thread still tells the session.
        disk.close();
        secrets.close();
        keychain.close();
        call.close();
    }

    private record TestPictures(Path folder) implements PictureFiles {
        @Override
        public Path create() throws IOException {
            return Files.createTempFile(folder, "view", ".picture");
        }

        @Override
        public PictureMemory memory(Path file) {
            try {
                return PictureMemory.open(file);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void delete(Path file) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private record NoHost() implements ServerHost {
        @Override
        public Hosted start() throws HostException {
            throw new HostException(new ServerStatus.Problem("port-taken", ""), null);
        }

        @Override
        public void close() {
            // None runs.
        }
    }

    private record NoDiscovery() implements Discovery {
        @Override
        public void start(Consumer<List<FoundServer>> found) {
            found.accept(List.of());
        }

        @Override
        public void close() {
            // Nothing was begun.
        }
    }
}
