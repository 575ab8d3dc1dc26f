package dev.parley.app.session;

import dev.parley.app.call.CallEvent;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.settings.Preferences;
import dev.parley.app.settings.RecentCall;
import dev.parley.signaling.protocol.Names;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The session of the running program: what a person does, handed to the {@link Parts} that it concerns. Everything happens
 * on the {@code call} thread of its {@link Environment}; each method posts there.
 */
public final class LiveSession implements Session {
    private final Environment environment;
    private final Parts parts;

    /**
     * Signs in where that was done before; the engine starts once {@linkplain #setInBackground somebody looks}.
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
        this.parts = new Parts(environment, preferences, recents);
        parts.publisher.publish();
        post(() -> parts.begin(forThisRun));
    }

    @Override
    public Snapshot snapshot() {
        return parts.publisher.newest();
    }

    @Override
    public AutoCloseable watch(Consumer<Snapshot> listener) {
        return parts.publisher.watch(listener);
    }

    /**
     * Hands every event of the engine to {@code listener}, on the {@code call} thread: for those who measure.
     *
     * @return ends the subscription
     */
    public AutoCloseable watchMedia(Consumer<EngineEvent> listener) {
        parts.mediaWatchers.add(listener);
        return () -> parts.mediaWatchers.remove(listener);
    }

    @Override
    public void useServer(ServerChoice choice) {
        post(() -> {
            parts.leave();
            parts.server.use(choice);
        });
    }

    @Override
    public void reconnect() {
        post(parts.server::reconnect);
    }

    @Override
    public void forgetServer() {
        post(() -> {
            parts.leave();
            parts.server.forget();
            parts.found.look();
        });
    }

    @Override
    public void trust(String fingerprint) {
        post(() -> parts.server.trust(fingerprint));
    }

    @Override
    public void register(String username, String password, String displayName, String invitation) {
        post(() -> parts.server.register(username, password, displayName, invitation));
    }

    @Override
    public void signIn(String username, String password) {
        post(() -> parts.server.signIn(username, password));
    }

    @Override
    public void signOut() {
        post(() -> {
            parts.leave();
            parts.server.signOut();
        });
    }

    @Override
    public void setAway(boolean away) {
        post(() -> parts.people.setAway(away));
    }

    @Override
    public Contacts contacts() {
        return parts.contacts;
    }

    @Override
    public Account account() {
        return parts.account;
    }

    @Override
    public void sawMissedCalls() {
        post(parts.history::seen);
    }

    @Override
    public void place(String username) {
        post(() -> {
            String name = Names.fold(username);
            if (name.isEmpty() || !(parts.server.status() instanceof ServerStatus.SignedIn)) {
                return;
            }
            if (parts.media.status().state() == Snapshot.EngineStatus.State.UNAVAILABLE) {
                parts.notices.say("no-engine", "");
                return;
            }
            if (name.equals(parts.server.username())) {
                parts.notices.say("not-yourself", "");
                return;
            }
            if (parts.contacts.isBlocked(name)) {
                parts.notices.say("is-blocked", name);
                return;
            }
            parts.call.place(parts.people.called(name, parts.call.media().camera()));
        });
    }

    @Override
    public void answer(boolean withVideo) {
        post(() -> parts.call.answer(withVideo));
    }

    @Override
    public void decline() {
        hangUp();
    }

    @Override
    public void hangUp() {
        post(() -> parts.call.step(new CallEvent.HangUp()));
    }

    @Override
    public void dismiss() {
        post(() -> parts.call.step(new CallEvent.Dismiss()));
    }

    @Override
    public void setMicrophone(boolean on) {
        post(() -> parts.call.media().setMicrophone(on));
    }

    @Override
    public void setCamera(boolean on) {
        post(() -> parts.call.media().setCamera(on));
    }

    @Override
    public Devices devices() {
        return parts.devices;
    }

    @Override
    public Laboratory laboratory() {
        return parts.laboratory;
    }

    @Override
    public void setInBackground(boolean now) {
        post(() -> parts.setInBackground(now));
    }

    @Override
    public Sharing sharing() {
        return parts.sharing;
    }

    @Override
    public Recorder recorder() {
        return parts.recorder;
    }

    @Override
    public Library library() {
        return parts.library;
    }

    @Override
    public Surface open(PictureSource source) {
        return parts.media.open(source);
    }

    @Override
    public void close() {
        Closing closing = new Closing(2);
        post(() -> {
            parts.publisher.clear();
            CompletableFuture<Void> recorded = parts.recorder.takes().close();
            parts.call.step(new CallEvent.HangUp());
            parts.found.stop();
            parts.library.close();
            closing.aside("closing the server", parts.server.closing());
            // The engine tells nothing any more once it is being closed, and the note wants to know what it made.
            closing.aside("closing the engine", () -> {
                Closing.await(recorded);
                parts.closeEngine();
            });
        });
        closing.await();
    }

    private void post(Runnable what) {
        environment.call().execute(what);
    }
}
