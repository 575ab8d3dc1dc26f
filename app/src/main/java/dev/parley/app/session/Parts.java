package dev.parley.app.session;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.settings.Preferences;
import dev.parley.app.settings.RecentCall;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.RingFor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The parts of a session, which know nothing of one another, and what joins them. Made on any thread; from {@link #begin}
 * on all of it is owned by the {@code call} thread, but for what says otherwise.
 */
final class Parts {
    /** Those who measure. Any thread. */
    final List<Consumer<EngineEvent>> mediaWatchers = new CopyOnWriteArrayList<>();

    final Publisher publisher;
    final Notices notices;
    final FoundServers found;
    final PeopleSide people;
    final ContactsSide contacts;
    final AccountSide account;
    final HistorySide history;
    final ServerSide server;
    final EngineSide media;
    final DeviceSide devices;
    final LaboratorySide laboratory;
    final SharingSide sharing;
    final RecorderSide recorder;
    final LibrarySide library;
    final CallSide call;

    private final Environment environment;
    private final Keeper keeper;
    private final ServerEvents serverEvents;
    private final EngineEvents engineEvents;
    private final EngineRest rest;
    private EnginePort engine;
    private boolean inBackground = true;

    /**
     * Parts that have not begun.
     *
     * @param preferences what was chosen the last time
     * @param recents the calls of the past, newest first
     */
    Parts(Environment environment, Preferences preferences, List<RecentCall> recents) {
        this.environment = environment;
        this.publisher = new Publisher(environment.call(), this::show);
        this.notices = new Notices(this::changed);
        this.found = new FoundServers(environment.call(), environment.discovery(), this::changed);
        this.keeper = new Keeper(environment, preferences, notices::say, this::changed);
        this.people = new PeopleSide(this::toServer, this::changed);
        this.contacts =
                new ContactsSide(environment.call(), this::toServer, people, new Usual(), notices::say, this::changed);
        this.account = new AccountSide(environment.call(), this::toServer, this::ended, this::changed);
        this.history = new HistorySide(recents, keeper::keep, people::shownName, this::changed);
        this.media = new EngineSide(environment, this::toEngine, this::changed);
        this.devices = new DeviceSide(environment.call(), this::toEngine, new DeviceKeeper(keeper, this::changed));
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
                new CallNeighbours(
                        this::toEngine,
                        this::toServer,
                        history,
                        sharing,
                        recorder,
                        media,
                        this::callMoved,
                        this::changed),
                preferences.prepareWhileRinging());
        this.serverEvents = new ServerEvents(
                keeper, people, contacts, account, history, call, recorder, found, new KnownIce(), this::changed);
        this.server = new ServerSide(environment, new SignInKeeper(environment, keeper), serverEvents);
        this.engineEvents = new EngineEvents(
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
    }

    /**
     * Starts the engine, and signs in where that was done before.
     *
     * @param forThisRun devices that stand in for those of the preferences and are not kept
     */
    void begin(Map<DeviceKind, DevicePreference> forThisRun) {
        Preferences preferences = keeper.preferences();
        Map<DeviceKind, DevicePreference> preferred = KeptPreferences.devices(preferences.devices());
        preferred.putAll(forThisRun);
        devices.begin(
                preferred, KeptPreferences.ringer(preferences.devices()), KeptPreferences.sound(preferences.sound()));
        engine = environment.engine().launch(engineEvents);
        library.begin();
        server.resume(preferences.server());
        if (preferences.server().isEmpty()) {
            found.look();
        }
        changed();
    }

    /** What belongs to the account that is left; nobody could end its call any more. */
    void leave() {
        serverEvents.signedOut();
    }

    void setInBackground(boolean now) {
        inBackground = now;
        changed();
    }

    /** Blocks until it has ended; not on the {@code call} thread. */
    void closeEngine() {
        engine.close();
    }

    private void toEngine(EngineCommand command) {
        engine.send(command);
    }

    private long toServer(Request request) {
        return server.send(request);
    }

    private void ended(String why, boolean deleted) {
        server.ended(why, deleted);
    }

    private void sendScreen(boolean on) {
        call.media().setScreen(on);
        recorder.takes().myScreen(on);
    }

    private RecorderSide.Names shownNames(Conversation conversation) {
        return new RecorderSide.Names(
                server.displayName(), people.shownName(conversation.username(), conversation.displayName()));
    }

    private void changed() {
        rest.update(engineNeeded());
        publisher.changed();
    }

    private void callMoved() {
        rest.update(engineNeeded());
        publisher.publish();
    }

    private boolean engineNeeded() {
        return !inBackground
                || call.active()
                || recorder.takes().exists()
                || library.needsEngine()
                || laboratory.isUnderWay();
    }

    private final class Resting implements EngineRest.Engine {
        @Override
        public void rest() {
            engine.rest();
            engineEvents.rests();
        }

        @Override
        public void wake() {
            engine.wake();
        }
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

    /** What is seen of the call decides whether the camera may be open for a picture of oneself. */
    private Snapshot show() {
        media.allowPreview(call.media().camera() && !call.answered() && !call.rings());
        return take();
    }

    private Snapshot take() {
        return new Snapshot(
                server.status(),
                found.servers(),
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
                notices.newest());
    }
}
