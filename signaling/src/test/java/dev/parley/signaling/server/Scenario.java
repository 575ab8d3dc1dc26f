package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.ProtocolException;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.AccountStore;
import dev.parley.signaling.store.Database;
import dev.parley.signaling.store.Stores;
import dev.parley.signaling.testing.FakeTime;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A directory without sockets or clock, and devices that talk to it. */
final class Scenario implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final FakeTime time = new FakeTime();
    final InstantSource clock = () -> START.plusNanos(time.getAsLong());
    final Stores stores;
    final AccountStore store;
    final Directory directory;
    private final PasswordHasher hasher;
    private final Database database;
    private final ServerConfig config;
    private int hashed;
    private Runnable afterNextHash = () -> {};
    private boolean storeHeld;
    private boolean storeFails;
    private final Deque<Runnable> heldStores = new ArrayDeque<>();

    Scenario(Path folder) {
        this(ServerConfig.local("", 0, folder, "Test"));
    }

    Scenario(ServerConfig config) {
        this.config = config;
        database = Database.open(config.data().resolve("accounts.sqlite"));
        stores = Stores.of(database);
        store = stores.accounts();
        SecureRandom random = new SecureRandom();
        hasher = new PasswordHasher(random, 8, 1) {
            @Override
            byte[] argon2(String password, byte[] salt, int memoryKib, int iterations, int parallelism, int length) {
                hashed++;
                return super.argon2(password, salt, memoryKib, iterations, parallelism, length);
            }
        };
        directory = new Directory(
                new Environment(time, time, clock, new AtOnce(), stores, hasher, random, config, Metrics.NONE));
    }

    /** Does its work in place, but for the store's while that is held up. */
    private final class AtOnce implements Background {
        @Override
        public <T> void hash(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
            Runnable meanwhile = afterNextHash;
            afterNextHash = () -> {};
            run(
                    work,
                    result -> {
                        meanwhile.run();
                        done.accept(result);
                    },
                    failed);
        }

        @Override
        public <T> void store(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
            Runnable all = () -> run(() -> database.transaction(() -> stored(work)), done, failed);
            if (storeHeld) {
                heldStores.add(all);
            } else {
                all.run();
            }
        }

        private <T> T stored(Callable<T> work) throws Exception {
            if (storeFails) {
                throw new IllegalStateException("the disk is full, as if");
            }
            return work.call();
        }

        private <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
            T result;
            try {
                result = work.call();
            } catch (Exception e) {
                failed.accept(e);
                return;
            }
            done.accept(result);
        }
    }

    /** How many times a password was hashed. */
    int hashed() {
        return hashed;
    }

    /** Lets something happen between the next look at a password and what follows from it. */
    void afterNextHash(Runnable task) {
        afterNextHash = task;
    }

    /** Whether nothing can be stored or read from now on. */
    void storeFails(boolean fails) {
        storeFails = fails;
    }

    /** What is to be stored waits from now on. */
    void holdStore() {
        storeHeld = true;
    }

    /** All that waited is carried out, in order. */
    void releaseStore() {
        storeHeld = false;
        while (!heldStores.isEmpty()) {
            heldStores.remove().run();
        }
    }

    /** The server is stopped, and started after that time on the same data. */
    Scenario restartedAfter(Duration duration) {
        database.close();
        Scenario next = new Scenario(config);
        next.time.pass(Duration.ofNanos(time.getAsLong()).plus(duration));
        return next;
    }

    /** Makes an invitation for so many accounts, good for a week. */
    String invite(int uses) {
        CompletableFuture<InvitationCode> code = directory.administration().invite("", uses, Duration.ofDays(7));
        time.settle();
        return code.join().text();
    }

    /** Makes an account. */
    void account(String name) {
        assertTrue(store.create(new Account(name, "The " + name, hasher.hash("password"), clock.millis(), "everyone")));
    }

    /** A device of the user, signed in; makes the account if it isn't there. */
    Device device(String user, String deviceName) {
        if (store.find(user) == null) {
            account(user);
        }
        Device device = new Device("10.0.0.1");
        device.signedIn = assertInstanceOf(
                Event.SignedIn.class, device.request(0, new Request.SignIn(user, "password", deviceName, "")));
        device.inbox.clear();
        return device;
    }

    Device device(String user) {
        return device(user, "desk");
    }

    @Override
    public void close() {
        database.close();
    }

    /** One program of a user. Over the life of several connections. */
    final class Device {
        final Deque<Event> inbox = new ArrayDeque<>();
        Event.SignedIn signedIn;
        String closed = "";
        /** Number of the last event. */
        long lastSeq;

        private final String address;
        private long nextId = 1;
        private Event.Reply reply;
        private Wire wire;

        Device(String address) {
            this.address = address;
            connect();
        }

        /** One connection. */
        private final class Wire implements Connection {
            @Override
            public String address() {
                return address;
            }

            @Override
            public boolean isLocal() {
                return address.startsWith("10.");
            }

            @Override
            public void signedIn() {
                // Only counted by the listener.
            }

            @Override
            public void send(String frame) {
                assertEquals(this, wire, "a replaced connection gets nothing");
                try {
                    Codec.EventFrame received = Codec.decodeEvent(frame);
                    if (received.event() instanceof Event.Reply answer) {
                        reply = answer;
                    } else {
                        assertEquals(lastSeq + 1, received.seq(), "each event once and in order");
                        lastSeq = received.seq();
                        inbox.add(received.event());
                    }
                } catch (ProtocolException e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void close(String why) {
                closed = why;
                directory.disconnected(this);
            }
        }

        String name() {
            return signedIn.device();
        }

        void connect() {
            wire = new Wire();
            directory.connected(wire);
        }

        /** The connection is lost; what is sent now is kept. */
        void cut() {
            Wire old = wire;
            wire = null;
            directory.disconnected(old);
        }

        Event.Reply resume() {
            connect();
            return request(0, new Request.Resume(signedIn.token(), lastSeq));
        }

        /** The program is started anew on the same device, with the token that it kept. */
        Device startedAnew() {
            Device fresh = new Device(address);
            fresh.signedIn = assertInstanceOf(
                    Event.SignedIn.class, fresh.request(0, new Request.SignInByToken(signedIn.deviceToken())));
            fresh.inbox.clear();
            return fresh;
        }

        Event.Reply request(Request request) {
            return request(nextId++, request);
        }

        Event.Reply request(long id, Request request) {
            reply = null;
            directory.received(wire, new Codec.RequestFrame(id, request));
            return reply;
        }

        void ok(Request request) {
            assertInstanceOf(Event.Ok.class, request(request));
        }

        void refused(ErrorCode code, Request request) {
            assertEquals(
                    code,
                    assertInstanceOf(Event.Refused.class, request(request)).code());
        }

        /** The next event, which must be of that type; news about people in between do not matter. */
        <T extends Event> T next(Class<T> type) {
            while (type != Event.Presence.class && inbox.peek() instanceof Event.Presence) {
                inbox.remove();
            }
            assertFalse(inbox.isEmpty(), "no " + type.getSimpleName() + " came");
            return assertInstanceOf(type, inbox.remove());
        }

        void ended(EndReason reason) {
            assertEquals(reason, next(Event.Ended.class).reason());
        }

        void dropPresence() {
            inbox.removeIf(event -> event instanceof Event.Presence);
        }

        /** Nothing came, except news about people. */
        void quiet() {
            dropPresence();
            assertEquals(List.of(), List.copyOf(inbox));
        }
    }
}
