package dev.parley.app.session;

import dev.parley.app.call.CallEvent;
import dev.parley.app.call.Party;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.IceServer;
import dev.parley.app.settings.Preferences;
import dev.parley.app.settings.Profile;
import dev.parley.app.settings.RecentCall;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.Request;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session of the running program. Everything happens on the {@code call} thread of its {@link Environment}; each
 * method posts there. It joins three parts that know nothing of one another: {@link ServerSide}, {@link EngineSide} and
 * {@link CallSide}.
 */
public final class LiveSession implements Session {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Environment environment;
    private final List<Consumer<Snapshot>> watchers = new CopyOnWriteArrayList<>();
    private final List<Consumer<EngineEvent>> mediaWatchers = new CopyOnWriteArrayList<>();
    private final Keeper keeper;
    private final ServerSide server;
    private final EngineSide media;
    private final DeviceSide devices;
    private final LaboratorySide laboratory;
    private final SharingSide sharing;
    private final RecorderSide recorder;
    private final LibrarySide library;
    private final CallSide call;

    // Owned by the call thread.
    private EnginePort engine;
    private final Map<String, PersonInfo> people = new TreeMap<>();
    private Preferences preferences;
    private List<RecentCall> recents;
    private List<FoundServer> found = List.of();
    private boolean away;
    private Snapshot.Notice notice;
    private long notices;
    private long addingContact;
    private boolean publishing;

    private volatile Snapshot snapshot;

    /**
     * Starts the engine, and signs in where that was done before.
     *
     * @param preferences what was chosen the last time
     * @param recents the calls of the past, newest first
     * @param forThisRun devices that stand in for those of the preferences and are not kept
     */
    public LiveSession(
            Environment environment,
            Preferences preferences,
            List<RecentCall> recents,
            Map<DeviceKind, DevicePreference> forThisRun) {
        this.environment = environment;
        this.preferences = preferences;
        this.recents = List.copyOf(recents);
        this.keeper = new Keeper(environment, this::say);
        this.media = new EngineSide(environment, this::toEngine, this::changed);
        this.devices = new DeviceSide(environment.call(), this::toEngine, new ForDevices());
        this.laboratory = new LaboratorySide(environment.call(), this::toEngine, this::changed);
        this.sharing = new SharingSide(environment.call(), this::toEngine, media::open, this::changed);
        this.recorder = new RecorderSide(environment.call());
        this.library = new LibrarySide(environment.call());
        this.call = new CallSide(environment, new ForCall(), preferences.prepareWhileRinging());
        this.server = new ServerSide(environment, new ForServer());
        this.snapshot = take();
        environment.call().execute(() -> begin(forThisRun));
    }

    private void begin(Map<DeviceKind, DevicePreference> forThisRun) {
        Map<DeviceKind, DevicePreference> preferred = KeptPreferences.devices(preferences.devices());
        preferred.putAll(forThisRun);
        devices.begin(preferred, KeptPreferences.sound(preferences.sound()));
        engine = environment
                .engine()
                .launch(new EngineEvents(environment.call(), media, devices, laboratory, sharing, call, mediaWatchers));
        server.resume(preferences.server());
        if (preferences.server().isEmpty()) {
            discover();
        }
        changed();
    }

    private void discover() {
        found = List.of();
        environment
                .discovery()
                .start(now -> post(() -> {
                    found = now;
                    changed();
                }));
    }

    @Override
    public Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public AutoCloseable watch(Consumer<Snapshot> listener) {
        watchers.add(listener);
        post(() -> show(listener));
        return () -> watchers.remove(listener);
    }

    /**
     * Hands every event of the engine to {@code listener}, on the {@code call} thread: for those who measure.
     *
     * @return ends the subscription
     */
    public AutoCloseable watchMedia(Consumer<EngineEvent> listener) {
        mediaWatchers.add(listener);
        return () -> mediaWatchers.remove(listener);
    }

    @Override
    public void useServer(ServerChoice choice) {
        post(() -> {
            leave();
            server.use(choice);
        });
    }

    @Override
    public void reconnect() {
        post(server::reconnect);
    }

    @Override
    public void forgetServer() {
        post(() -> {
            leave();
            server.forget();
            discover();
        });
    }

    @Override
    public void trust(String fingerprint) {
        post(() -> server.trust(fingerprint));
    }

    @Override
    public void register(String username, String password, String displayName) {
        post(() -> server.register(username, password, displayName));
    }

    @Override
    public void signIn(String username, String password) {
        post(() -> server.signIn(username, password));
    }

    @Override
    public void signOut() {
        post(() -> {
            leave();
            server.signOut();
        });
    }

    /** What belongs to the account that is left; nobody could end its call any more. */
    private void leave() {
        call.step(new CallEvent.HangUp());
        people.clear();
        away = false;
        addingContact = 0;
    }

    @Override
    public void setAway(boolean nowAway) {
        post(() -> {
            away = nowAway;
            server.send(new Request.SetAway(nowAway));
            changed();
        });
    }

    @Override
    public void addContact(String username) {
        post(() -> addingContact = server.send(new Request.AddContact(name(username))));
    }

    @Override
    public void removeContact(String username) {
        post(() -> {
            server.send(new Request.RemoveContact(username));
            people.remove(username);
            changed();
        });
    }

    @Override
    public void place(String username) {
        post(() -> {
            String name = name(username);
            if (name.isEmpty() || !(server.status() instanceof ServerStatus.SignedIn)) {
                return;
            }
            if (media.status().state() == Snapshot.EngineStatus.State.UNAVAILABLE) {
                say("no-engine", "");
                return;
            }
            if (name.equals(server.username())) {
                say("not-yourself", "");
                return;
            }
            call.place(new Party(newCallId(), name, shownName(name, name), true, call.cameraOn()));
        });
    }

    @Override
    public void answer(boolean withVideo) {
        post(() -> call.answer(withVideo));
    }

    @Override
    public void decline() {
        hangUp();
    }

    @Override
    public void hangUp() {
        post(() -> call.step(new CallEvent.HangUp()));
    }

    @Override
    public void dismiss() {
        post(() -> call.step(new CallEvent.Dismiss()));
    }

    @Override
    public void setMicrophone(boolean on) {
        post(() -> call.setMicrophone(on));
    }

    @Override
    public void setCamera(boolean on) {
        post(() -> call.setCamera(on));
    }

    @Override
    public Devices devices() {
        return devices;
    }

    @Override
    public Laboratory laboratory() {
        return laboratory;
    }

    @Override
    public Sharing sharing() {
        return sharing;
    }

    @Override
    public Recorder recorder() {
        return recorder;
    }

    @Override
    public Library library() {
        return library;
    }

    @Override
    public Surface open(PictureSource source) {
        return media.open(source);
    }

    @Override
    public void close() {
        CountDownLatch done = new CountDownLatch(2);
        post(() -> {
            watchers.clear();
            call.step(new CallEvent.HangUp());
            environment.discovery().close();
            aside("closing the server", server.closing(), done);
            aside("closing the engine", engine::close, done);
        });
        try {
            if (!done.await(3, TimeUnit.SECONDS)) {
                LOG.warn("the server or the engine did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void aside(String name, Runnable what, CountDownLatch done) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                what.run();
            } finally {
                done.countDown();
            }
        });
    }

    private void toEngine(EngineCommand command) {
        engine.send(command);
    }

    private void post(Runnable what) {
        environment.call().execute(what);
    }

    /** The display name of a person; one that we call for the first time is known from the answer on. */
    private String shownName(String username, String otherwise) {
        PersonInfo known = people.get(username);
        return known == null ? otherwise : known.displayName();
    }

    private static String name(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    private static String newCallId() {
        byte[] id = new byte[18];
        RANDOM.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    private void say(String code, String detail) {
        notice = new Snapshot.Notice(++notices, code, detail);
        changed();
    }

    private void keep(Preferences now) {
        if (!now.equals(preferences)) {
            preferences = now;
            keeper.keep(now);
        }
    }

    /** Publishes once after all that happens in this turn of the call thread. */
    private void changed() {
        if (!publishing) {
            publishing = true;
            post(() -> {
                publishing = false;
                publish();
            });
        }
    }

    private void publish() {
        media.allowPreview(call.cameraOn() && !call.answered() && !call.rings());
        snapshot = take();
        watchers.forEach(this::show);
    }

    /** What one listener throws concerns no other. */
    private void show(Consumer<Snapshot> watcher) {
        try {
            watcher.accept(snapshot);
        } catch (RuntimeException e) {
            LOG.error("a listener of the session failed", e);
        }
    }

    private Snapshot take() {
        return new Snapshot(
                server.status(),
                found,
                server.ownServer(),
                people.values().stream()
                        .sorted(Comparator.comparing(PersonInfo::displayName, String.CASE_INSENSITIVE_ORDER))
                        .toList(),
                recents,
                away,
                call.view(this::shownName),
                call.statistics(),
                media.status(),
                devices.devices(),
                devices.preferred(),
                devices.states(),
                devices.sound(),
                laboratory.view(),
                sharing.view(),
                recorder.view(),
                library.view(),
                notice);
    }

    private final class ForCall implements CallSide.Outside {
        @Override
        public void engine(EngineCommand command) {
            toEngine(command);
        }

        @Override
        public long server(Request request) {
            return server.send(request);
        }

        @Override
        public void remember(RecentCall call) {
            RecentCall recent = call.withDisplayName(shownName(call.username(), call.displayName()));
            recents = Profile.with(recent, recents);
            keeper.keep(recents);
            LiveSession.this.changed();
        }

        @Override
        public void peerChanged() {
            media.remote(call.peerName());
        }

        @Override
        public void moved() {
            publish();
        }

        @Override
        public void changed() {
            LiveSession.this.changed();
        }
    }

    private final class ForDevices implements DeviceSide.Outside {
        @Override
        public void prefer(DeviceKind kind, DeviceChoice choice) {
            LiveSession.this.keep(preferences.withDevices(KeptPreferences.prefer(preferences.devices(), kind, choice)));
        }

        @Override
        public void prefer(SoundView sound) {
            LiveSession.this.keep(preferences.withSound(KeptPreferences.keep(sound)));
        }

        @Override
        public void changed() {
            LiveSession.this.changed();
        }
    }

    private final class ForServer implements ServerSide.Outside {
        @Override
        public Preferences preferences() {
            return preferences;
        }

        @Override
        public void keep(Preferences changed) {
            LiveSession.this.keep(changed);
        }

        @Override
        public void keepPassword(String at, String username, String password) {
            keeper.keepPassword(at, username, password);
        }

        @Override
        public void signedIn(Event.SignedIn session) {
            environment.discovery().close();
            people.clear();
            session.people().forEach(person -> people.put(person.username(), person));
            call.useIceServers(session.iceServers().stream()
                    .map(known -> new IceServer(known.urls(), known.username(), known.credential()))
                    .toList());
            if (away && !session.resumed()) {
                server.send(new Request.SetAway(true));
            }
            call.serverBack(session.resumed());
        }

        @Override
        public void event(Event event) {
            switch (event) {
                case Event.Presence(PersonInfo person) -> people.put(person.username(), person);
                case Event.ContactRemoved(String username) -> people.remove(username);
                case Event.GoingAway _ -> LOG.info("the server goes away");
                default -> call.event(event);
            }
            changed();
        }

        @Override
        public void replied(long id, Event.Reply reply) {
            if (id == addingContact && reply instanceof Event.Refused refused) {
                say("unknown-user", refused.message());
            }
            call.replied(id, reply);
        }

        @Override
        public void lost() {
            call.serverLost();
        }

        @Override
        public void changed() {
            LiveSession.this.changed();
        }
    }
}
