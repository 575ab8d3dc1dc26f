package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Names;
import dev.parley.signaling.store.DataFolder;
import dev.parley.signaling.store.Database;
import dev.parley.signaling.store.StoreException;
import dev.parley.signaling.store.Stores;
import dev.parley.signaling.tls.IdentityException;
import dev.parley.signaling.tls.OwnIdentity;
import dev.parley.signaling.tls.PemIdentity;
import dev.parley.signaling.tls.ServerIdentity;
import dev.parley.signaling.upgrade.ForwardedFor;
import dev.parley.signaling.upgrade.UpgradeRules;
import dev.parley.signaling.websocket.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A signaling server: introduces people to each other over {@code wss}. {@link #start} and {@link #close} each once and
 * from one thread; the rest from any thread after {@code start}.
 */
public final class SignalingServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignalingServer.class);
    /** Told to clients when the server stops; a restart takes about as long. */
    private static final long RETRY_AFTER_MS = 1_000;

    /** How soon certificates that were exchanged in their files are used. */
    private static final Duration REFRESH_IDENTITY_EVERY = Duration.ofSeconds(30);

    /** Written and removed at the start: a full disk is better found now than at the first registration. */
    private static final int PROBE_BYTES = 262_144;

    private final ServerConfig config;
    private final InstantSource clock;
    private final Metrics metrics;
    private final SecureRandom random = new SecureRandom();

    // Set by start(), then never changed.
    private DataFolder held;
    private Database database;
    /** Null behind a proxy. */
    private ServerIdentity identity;

    private ServerSockets sockets;
    private EventLoop server;
    private Workers workers;
    private Directory directory;
    private Listener listener;

    /** A server that nobody measures. */
    public SignalingServer(ServerConfig config) {
        this(config, Metrics.NONE);
    }

    /** A server whose work is measured. */
    public SignalingServer(ServerConfig config, Metrics metrics) {
        this(config, metrics, InstantSource.system());
    }

    SignalingServer(ServerConfig config, Metrics metrics, InstantSource clock) {
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Opens the data folder and the port. Returns when clients can connect.
     *
     * @throws ServerStartException if it can't; nothing is left open then
     */
    public void start() throws ServerStartException {
        try {
            openData();
            sockets = ServerSockets.open(config);
        } catch (ServerStartException e) {
            closeData();
            throw e;
        }
        server = sockets.loop();
        workers = new Workers(server, database, metrics);
        PasswordHasher hasher = new PasswordHasher(random);
        directory = new Directory(new Environment(
                server, System::nanoTime, clock, workers, Stores.of(database), hasher, random, config, metrics));
        listener = new Listener(sockets.tcp(), opening(), server, directory, metrics);
        listener.start();
        if (identity != null) {
            keepIdentityFresh();
        }
        server.start();
        // The first person to sign in must not wait for classes to be loaded and compiled.
        workers.hash(() -> hasher.matches("", null), unused -> {}, e -> LOG.warn("Hashing fails", e));
        LOG.info("Signaling server at {}, certificate {}", url(), fingerprint());
    }

    private void closeData() {
        if (database != null) {
            database.close();
        }
        if (held != null) {
            held.close();
        }
    }

    private void openData() throws ServerStartException {
        Path folder = config.data();
        try {
            held = DataFolder.hold(folder);
            if (held == null) {
                throw new ServerStartException(
                        ServerStartException.Code.DATA_FOLDER,
                        "Another server uses the folder " + folder + ". Stop it, or choose another folder.",
                        null);
            }
            Path probe = Files.createTempFile(folder, "probe", null);
            try {
                Files.write(probe, new byte[PROBE_BYTES]);
            } finally {
                Files.delete(probe);
            }
            database = Database.open(Database.fileIn(folder));
        } catch (IOException | StoreException e) {
            throw new ServerStartException(
                    ServerStartException.Code.DATA_FOLDER,
                    "The folder " + folder + " can't be used: " + reason(e)
                            + " Choose another folder, or see to it that this one can be written"
                            + " and the disk is not full.",
                    e);
        }
        try {
            identity = switch (config.transport().security()) {
                case TransportConfig.OwnAuthority() -> OwnIdentity.open(folder, config.name(), clock);
                case TransportConfig.PemFiles(Path certificates, Path key) ->
                    PemIdentity.open(certificates, key, clock);
                case TransportConfig.BehindProxy _ -> null;
            };
        } catch (IdentityException e) {
            throw new ServerStartException(ServerStartException.Code.CERTIFICATE, e.getMessage(), e);
        }
    }

    private SocketOpening opening() {
        ForwardedFor forwarded =
                config.transport().security() instanceof TransportConfig.BehindProxy(var header, var all)
                        ? new ForwardedFor(header, all)
                        : null;
        return new SocketOpening(
                identity,
                forwarded,
                new UpgradeRules(Limits.SUBPROTOCOL, config.transport().origins()));
    }

    private void keepIdentityFresh() {
        long every = REFRESH_IDENTITY_EVERY.toMillis();
        // Reading files is not for the server thread.
        var unused = server.scheduleWithFixedDelay(
                () -> Thread.ofVirtual().name("certificate").start(identity::refresh),
                every,
                every,
                TimeUnit.MILLISECONDS);
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof StoreException && e.getCause() != null ? e.getCause() : e;
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return cause.getClass().getSimpleName() + message + ".";
    }

    /** The port that it listens on. */
    public int port() {
        return sockets.address().getPort();
    }

    /** Where clients on this computer find it; with a wildcard address, {@code localhost}. */
    public String url() {
        InetAddress address = sockets.address().getAddress();
        String host = address.isAnyLocalAddress() || config.host().isEmpty() ? "localhost" : config.host();
        return (identity == null ? "ws://" : "wss://") + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    /** What clients pin, as {@link ServerIdentity#fingerprint}; empty behind a proxy, where it is the proxy's. */
    public String fingerprint() {
        return identity == null ? "" : identity.fingerprint();
    }

    /** The certificates that it shows; null behind a proxy. */
    public ServerIdentity identity() {
        return identity;
    }

    /** What whoever runs the server can do with its accounts. */
    public Administration administration() {
        return directory.administration();
    }

    /**
     * Keeps a name for a service in this process, such as {@code echo}, until the server stops. The service signs in
     * like any client. Nobody else can register the name; it is on everybody's list while it is signed in, and any number
     * of calls to it are accepted at once.
     *
     * @return the password, made for this run
     */
    public String reserve(String username, String displayName) {
        if (!Names.isUsername(username) || !Names.isDisplayName(displayName)) {
            throw new IllegalArgumentException("Not a username and display name: " + username + ", " + displayName);
        }
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        // Queued before anything that a client says after this call.
        server.execute(() -> directory.reserve(username, displayName, password));
        return password;
    }

    /** How much there is now. Is done when the routing thread says so, which may be never if that one hangs. */
    public CompletableFuture<ServerLoad> load() {
        // Seen from outside: once it is this one's turn, what came before it is done.
        int waiting = server.waiting();
        return CompletableFuture.supplyAsync(
                () -> new ServerLoad(
                        listener.connections(),
                        directory.sessions(),
                        directory.calls(),
                        waiting,
                        workers.waitingHashes(),
                        workers.waitingStores(),
                        listener.queuedBytes()),
                server);
    }

    /** Tells clients to come back later, closes their connections and frees the port. Takes 5 s at most. */
    @Override
    public void close() {
        onServerThread(() -> {
            sockets.close();
            directory.goingAway(RETRY_AFTER_MS);
            listener.closeAll();
        });
        awaitEmpty(TimeUnit.SECONDS.toNanos(1));
        onServerThread(listener::killAll);
        // So that the ends of sessions are still seen.
        awaitEmpty(TimeUnit.MILLISECONDS.toNanos(500));
        onServerThread(directory::stopped);
        workers.close();
        stopThread();
        closeData();
        LOG.info("Signaling server at port {} stopped", port());
    }

    private void onServerThread(Runnable task) {
        try {
            CompletableFuture.runAsync(task, server).get(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Not every client could be told that the server stops", e);
        }
    }

    private void stopThread() {
        server.shutdown();
        try {
            if (!server.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("The server's thread does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEmpty(long nanos) {
        long deadline = System.nanoTime() + nanos;
        while (!listener.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
