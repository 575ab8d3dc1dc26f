package dev.parley.app.ui;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.MediaStreamConstraints;
import dev.parley.app.engine.api.MicrophoneLevel;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import dev.parley.app.session.Account;
import dev.parley.app.session.Contacts;
import dev.parley.app.session.Devices;
import dev.parley.app.session.Laboratory;
import dev.parley.app.session.Library;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.Recorder;
import dev.parley.app.session.ServerChoice;
import dev.parley.app.session.Session;
import dev.parley.app.session.Sharing;
import dev.parley.app.session.Snapshot;
import dev.parley.app.session.Surface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.IntBinaryOperator;

/** A session whose state the test sets, and which writes down what the window wants. */
public final class SimulatedSession implements Session {
    private volatile boolean inBackground;
    private final Devices devices = new SimulatedDevices();
    private final Laboratory laboratory = new SimulatedLaboratory();
    private final List<Consumer<MicrophoneLevel>> ears = new CopyOnWriteArrayList<>();
    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private final Map<PictureSource, List<OpenSurface>> open = new EnumMap<>(PictureSource.class);
    private final BlockingQueue<String> intents = new LinkedBlockingQueue<>();
    private final Sharing sharing = new SimulatedSharing(intents, this::thumbnail);
    private final Recorder recorder = new SimulatedRecorder(intents);
    private final Contacts contacts = new SimulatedContacts(intents);
    private final Account account = new SimulatedAccount(intents);
    private final Library library = new SimulatedLibrary(intents);
    private final Map<String, OpenSurface> thumbnails = new ConcurrentHashMap<>();
    private volatile Snapshot snapshot;

    public SimulatedSession(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Sets the state, as the session's thread would. */
    public void set(Snapshot now) {
        snapshot = now;
        listeners.forEach(listener -> listener.accept(now));
    }

    /** What the window wanted so far, such as {@code place echo}. */
    public BlockingQueue<String> intents() {
        return intents;
    }

    /** The open view of a source, the first one of several; null if it is closed. */
    public OpenSurface surface(PictureSource source) {
        List<OpenSurface> views = surfaces(source);
        return views.isEmpty() ? null : views.getFirst();
    }

    /** All open views of a source, in the order of their opening. */
    public synchronized List<OpenSurface> surfaces(PictureSource source) {
        return List.copyOf(open.getOrDefault(source, List.of()));
    }

    /** The open small pictures of what can be shared, by its id. */
    public Map<String, OpenSurface> thumbnails() {
        return thumbnails;
    }

    private Surface thumbnail(String source) {
        OpenSurface surface = new OpenSurface(closed -> thumbnails.remove(source));
        thumbnails.put(source, surface);
        return surface;
    }

    /** How many listen. */
    public int listeners() {
        return listeners.size();
    }

    @Override
    public Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public AutoCloseable watch(Consumer<Snapshot> listener) {
        listeners.add(listener);
        listener.accept(snapshot);
        return () -> listeners.remove(listener);
    }

    @Override
    public void useServer(ServerChoice choice) {
        intents.add(
                switch (choice) {
                    case ServerChoice.Embedded() -> "use embedded";
                    case ServerChoice.Remote(URI url) -> "use " + url;
                });
    }

    @Override
    public void reconnect() {
        intents.add("reconnect");
    }

    @Override
    public void forgetServer() {
        intents.add("forget");
    }

    @Override
    public void trust(String fingerprint) {
        intents.add("trust " + fingerprint);
    }

    @Override
    public void register(String username, String password, String displayName, String invitation) {
        intents.add("register " + username + "/" + password + "/" + displayName
                + (invitation.isEmpty() ? "" : "/" + invitation));
    }

    @Override
    public void signIn(String username, String password) {
        intents.add("sign-in " + username + "/" + password);
    }

    @Override
    public void signOut() {
        intents.add("sign-out");
    }

    @Override
    public void setAway(boolean away) {
        intents.add("away " + away);
    }

    @Override
    public void setInBackground(boolean now) {
        inBackground = now;
    }

    /** Whether the window has said that nobody looks at it. */
    public boolean inBackground() {
        return inBackground;
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
        intents.add("saw-missed-calls");
    }

    @Override
    public void place(String username) {
        intents.add("place " + username);
    }

    @Override
    public void answer(boolean withVideo) {
        intents.add("answer " + withVideo);
    }

    @Override
    public void decline() {
        intents.add("decline");
    }

    @Override
    public void hangUp() {
        intents.add("hang-up");
    }

    @Override
    public void dismiss() {
        intents.add("dismiss");
    }

    @Override
    public void setMicrophone(boolean on) {
        intents.add("microphone " + on);
    }

    @Override
    public void setCamera(boolean on) {
        intents.add("camera " + on);
    }

    @Override
    public Devices devices() {
        return devices;
    }

    /** Says how loud the microphone is to all who listen. */
    public void hear(MicrophoneLevel level) {
        ears.forEach(ear -> ear.accept(level));
    }

    /** Whether somebody listens to the microphone. */
    public boolean listens() {
        return !ears.isEmpty();
    }

    @Override
    public synchronized Surface open(PictureSource source) {
        List<OpenSurface> views = open.computeIfAbsent(source, each -> new ArrayList<>());
        // The small window of a call shows what its page may show as well.
        if (!views.isEmpty() && source != PictureSource.REMOTE) {
            throw new IllegalStateException(source + " is open twice");
        }
        OpenSurface surface = new OpenSurface(views::remove);
        views.add(surface);
        return surface;
    }

    @Override
    public void close() {
        intents.add("close");
    }

    @Override
    public Laboratory laboratory() {
        return laboratory;
    }

    private final class SimulatedLaboratory implements Laboratory {
        @Override
        public void getUserMedia(MediaStreamConstraints constraints) {
            intents.add("get-user-media " + constraints);
        }

        @Override
        public void applyConstraints(DeviceKind kind, MediaTrackConstraints constraints) {
            intents.add("apply-constraints " + kind + " " + constraints);
        }

        @Override
        public void stop(DeviceKind kind) {
            intents.add("stop-track " + kind);
        }
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

    private final class SimulatedDevices implements Devices {
        @Override
        public void choose(DeviceKind kind, DeviceChoice choice) {
            intents.add("choose " + kind + " " + choice.value());
        }

        @Override
        public void chooseRinger(DeviceChoice choice) {
            intents.add("choose-ringer " + choice.value());
        }

        @Override
        public void tryRinger(boolean on) {
            intents.add("try-ringer " + on);
        }

        @Override
        public void retry(DeviceKind kind) {
            intents.add("retry " + kind);
        }

        @Override
        public void process(SoundProcessing processing) {
            intents.add("process " + processing);
        }

        @Override
        public void warnWhenMuted(boolean on) {
            intents.add("warn-when-muted " + on);
        }

        @Override
        public AutoCloseable listen(Consumer<MicrophoneLevel> listener) {
            ears.add(listener);
            return () -> ears.remove(listener);
        }

        @Override
        public void playTestSound() {
            intents.add("test-sound");
        }

        @Override
        public void hearYourself(boolean on) {
            intents.add("hear-yourself " + on);
        }
    }

    /** A view of a picture that the test paints. */
    public final class OpenSurface implements Surface {
        private final Consumer<OpenSurface> closed;
        private final PictureMemory memory;
        private final BlockingQueue<String> sizes = new LinkedBlockingQueue<>();

        private OpenSurface(Consumer<OpenSurface> closed) {
            this.closed = closed;
            try {
                Path directory = Files.createTempDirectory("parley-picture");
                Path file = directory.resolve("picture");
                memory = PictureMemory.create(file);
                Files.delete(file); // the mapping stays
                Files.delete(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The sizes that the view asked for, as {@code 640x360}. */
        public BlockingQueue<String> sizes() {
            return sizes;
        }

        /** Publishes a picture of {@code pixel} (BGRA as a little-endian int) for each place. */
        public void paint(int width, int height, IntBinaryOperator pixel) {
            ByteBuffer back = memory.back().order(ByteOrder.LITTLE_ENDIAN);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    back.putInt((y * width + x) * 4, pixel.applyAsInt(x, y));
                }
            }
            memory.publish(width, height, 0);
        }

        @Override
        public PictureMemory memory() {
            return memory;
        }

        @Override
        public void resize(int width, int height) {
            sizes.add(width + "x" + height);
        }

        @Override
        public void close() {
            synchronized (SimulatedSession.this) {
                closed.accept(this);
            }
            memory.close();
        }
    }
}
