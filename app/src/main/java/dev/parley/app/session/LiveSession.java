package dev.parley.app.session;

import dev.parley.app.call.CallEvent;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.settings.Preferences;
import dev.parley.app.settings.RecentCall;
import dev.parley.signaling.protocol.Names;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.RingFor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The session of the running program. Everything happens on the {@code call} thread of its {@link Environment}; each
 * method posts there. It joins three parts that know nothing of one another: {@link ServerSide}, {@link EngineSide} and
 * {@link CallSide}.
 */
public final class LiveSession implements Session {
    private final Environment environment;
    private final List<Consumer<EngineEvent>> mediaWatchers = new CopyOnWriteArrayList<>();
    private final Publisher publisher;
    private final Keeper keeper;
    private final PeopleSide people;
    private final ContactsSide contacts;
    private final AccountSide account;
    private final HistorySide history;
    private final ServerSide server;
    private final EngineSide media;
    private final DeviceSide devices;
    private final LaboratorySide laboratory;
    private final SharingSide sharing;
    private final RecorderSide recorder;
    private final LibrarySide library;
    private final CallSide call;
    private final EngineEvents events;

    // Owned by the call thread.
    private final EngineRest rest;
    private EnginePort engine;
    private boolean inBackground = true;
    private List<FoundServer> found = List.of();
    private Snapshot.Notice notice;
    private long notices;

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
        this.publisher = new Publisher(environment.call(), this::show);
        this.keeper = new Keeper(environment, preferences, this::say, this::changed);
        this.people = new PeopleSide(this::toServer, this::changed);
        this.contacts =
                new ContactsSide(environment.call(), this::toServer, people, new Usual(), this::say, this::changed);
        this.account = new AccountSide(environment.call(), this::toServer, this::ended, this::changed);
        this.history = new HistorySide(recents, keeper::keep, people::shownName, this::changed);
        this.media = new EngineSide(environment, this::toEngine, this::changed);
        this.devices = new DeviceSide(environment.call(), this::toEngine, new ForDevices());
        this.laboratory = new LaboratorySide(environment.call(), this::toEngine, this::changed);
        this.sharing =
                new SharingSide(environment.call(), this::toEngine, media::open, this::sendScreen, this::changed);
        this.recorder = new RecorderSide(
                environment,
                this::toEngine,
                this::toServer,
                this::shownNames,
                new RecordingFiles(environment, keeper),
                this::changed);
        this.library = new LibrarySide(environment, this::toEngine, recorder::view, this::changed);
        this.call = new CallSide(
                environment,
                new CallNeighbours(this::toEngine, this::toServer, history, sharing, recorder, media, publisher),
                preferences.prepareWhileRinging());
        this.server = new ServerSide(
                environment,
                new SignInKeeper(environment, keeper),
                new ServerEvents(
                        keeper,
                        people,
                        contacts,
                        account,
                        history,
                        call,
                        recorder,
                        environment.discovery(),
                        new KnownIce(),
                        this::changed));
        this.events = new EngineEvents(
                environment.call(),
                media,
                devices,
                laboratory,
                sharing,
                recorder.takes(),
                library,
                call,
                mediaWatchers);
        this.rest = new EngineRest(environment.call(), new Resting());
        publisher.publish();
        environment.call().execute(() -> begin(forThisRun));
    }

    private void begin(Map<DeviceKind, DevicePreference> forThisRun) {
        Preferences preferences = keeper.preferences();
        Map<DeviceKind, DevicePreference> preferred = KeptPreferences.devices(preferences.devices());
        preferred.putAll(forThisRun);
        devices.begin(
                preferred, KeptPreferences.ringer(preferences.devices()), KeptPreferences.sound(preferences.sound()));
        engine = environment.engine().launch(events);
        library.begin();
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
        return publisher.newest();
    }

    @Override
    public AutoCloseable watch(Consumer<Snapshot> listener) {
        return publisher.watch(listener);
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
    public void register(String username, String password, String displayName, String invitation) {
        post(() -> server.register(username, password, displayName, invitation));
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
        people.leave();
        contacts.leave();
        account.leave();
    }

    private void ended(String why, boolean deleted) {
        server.ended(why, deleted);
    }

    @Override
    public void setAway(boolean away) {
        post(() -> people.setAway(away));
    }

    @Override
    public Contacts contacts() {
        return contacts;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public void sawMissedCalls() {
        post(history::seen);
    }

    @Override
    public void place(String username) {
        post(() -> {
            String name = Names.fold(username);
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
            if (contacts.isBlocked(name)) {
                say("is-blocked", name);
                return;
            }
            call.place(people.called(name, call.media().camera()));
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
        post(() -> call.media().setMicrophone(on));
    }

    @Override
    public void setCamera(boolean on) {
        post(() -> call.media().setCamera(on));
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
    public void setInBackground(boolean now) {
        post(() -> {
            inBackground = now;
            changed();
        });
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
        Closing closing = new Closing(2);
        post(() -> {
            publisher.clear();
            CompletableFuture<Void> recorded = recorder.takes().close();
            call.step(new CallEvent.HangUp());
            environment.discovery().close();
            library.close();
            closing.aside("closing the server", server.closing());
            // The engine tells nothing any more once it is being closed, and the note wants to know what it made.
            closing.aside("closing the engine", () -> {
                Closing.await(recorded);
                engine.close();
            });
        });
        closing.await();
    }

    private void toEngine(EngineCommand command) {
        engine.send(command);
    }

    private long toServer(Request request) {
        return server.send(request);
    }

    private void sendScreen(boolean on) {
        call.media().setScreen(on);
        recorder.takes().myScreen(on);
    }

    private RecorderSide.Names shownNames(Conversation conversation) {
        return new RecorderSide.Names(
                server.displayName(), people.shownName(conversation.username(), conversation.displayName()));
    }

    private void post(Runnable what) {
        environment.call().execute(what);
    }

    private void say(String code, String detail) {
        notice = new Snapshot.Notice(++notices, code, detail);
        changed();
    }

    private void changed() {
        rest.update(engineNeeded());
        publisher.changed();
    }

    private boolean engineNeeded() {
        LaboratoryView tried = laboratory.view();
        return !inBackground
                || call.active()
                || recorder.takes().isUnderWay()
                || library.isUnderWay()
                || tried.camera() != null
                || tried.microphone() != null
                || tried.asking();
    }

    private final class Resting implements EngineRest.Engine {
        @Override
        public void rest() {
            engine.rest();
            events.rests();
        }

        @Override
        public void wake() {
            engine.wake();
        }
    }

    /** What is seen of the call decides whether the camera may be open for a picture of oneself. */
    private Snapshot show() {
        media.allowPreview(call.media().camera() && !call.answered() && !call.rings());
        return take();
    }

    private Snapshot take() {
        return new Snapshot(
                server.status(),
                found,
                server.ownServer(),
                keeper.secretPlace(),
                people.people(),
                contacts.view(),
                account.view(),
                history.recents(),
                people.away(),
                call.view(people::shownName),
                call.statistics(),
                media.status(),
                devices.devices(),
                devices.preferred(),
                devices.states(),
                devices.sound(),
                devices.ringer(),
                laboratory.view(),
                sharing.view(),
                recorder.view(),
                library.view(),
                notice);
    }

    private final class Usual implements ContactsSide.Usual {
        @Override
        public RingFor ringFor() {
            return server.known().ringFor();
        }

        @Override
        public void keep(RingFor ringFor) {
            server.know(server.known().withRingFor(ringFor));
        }
    }

    private final class ForDevices implements DeviceSide.Outside {
        @Override
        public void prefer(DeviceKind kind, DeviceChoice choice) {
            keeper.keep(keeper.preferences()
                    .withDevices(KeptPreferences.prefer(keeper.preferences().devices(), kind, choice)));
        }

        @Override
        public void preferRinger(DeviceChoice choice) {
            keeper.keep(keeper.preferences()
                    .withDevices(
                            KeptPreferences.preferRinger(keeper.preferences().devices(), choice)));
        }

        @Override
        public void prefer(SoundView sound) {
            keeper.keep(keeper.preferences().withSound(KeptPreferences.keep(sound)));
        }

        @Override
        public void changed() {
            LiveSession.this.changed();
        }
    }
}
