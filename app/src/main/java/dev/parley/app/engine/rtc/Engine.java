package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.recording.files.FileJobs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out commands and tells of what happens. Its public methods may be called from any thread; all else is on the
 * engine thread, which owns every mutable field. Events come on the engine thread, too.
 */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private final EngineThread thread = new EngineThread();
    private final Consumer<EngineEvent> out;
    private final boolean echo;
    private final Path permission;
    private final Map<DeviceKind, DeviceState> states = new EnumMap<>(DeviceKind.class);
    private final Cues cues = new Cues(thread);
    private final FileJobs files;
    private Natives natives;
    private LocalVideo video;
    private Pictures pictures;
    private Ringer ringer;
    private MicrophoneMonitor monitor;
    private UserMedia userMedia;
    private Displaying displaying;
    private Recordings recordings;
    private Peers peers;
    /** Null where this process echoes. */
    private DeviceWatch devices;

    private boolean preview;
    private boolean ended;

    /**
     * An engine that has not started.
     *
     * @param echo whether it sends back what it gets, with a sound module of its own, instead of using devices
     * @param permission the file in which the system's permission to see the screen is remembered; null for none
     * @param out gets the events; it may block, which holds the engine up
     */
    public Engine(boolean echo, Path permission, Consumer<EngineEvent> out) {
        this.echo = echo;
        this.permission = permission;
        this.out = out;
        this.files = new FileJobs(event -> thread.post(() -> out.accept(event)));
    }

    /**
     * Loads the native library, then tells {@link EngineEvent.Ready} or {@link EngineEvent.CannotStart}.
     *
     * @param since when the process began, ms of the monotonic clock
     */
    public void start(long since) {
        thread.post(() -> load(since));
    }

    /** Carries out a command after those before it. */
    public void accept(EngineCommand command) {
        thread.post(() -> carryOut(command));
    }

    /** Gives back devices and connections and ends; waits no longer than {@code limit} for it. */
    public boolean end(Duration limit) throws InterruptedException {
        thread.post(this::end);
        thread.end();
        long until = Clock.now() + limit.toMillis();
        boolean filesEnded = files.close(limit);
        return thread.ended(Duration.ofMillis(Math.max(0, until - Clock.now()))) && filesEnded;
    }

    private void load(long since) {
        EngineEvent.CannotStart missing = Preflight.check();
        if (missing != null) {
            out.accept(missing);
            return;
        }
        try {
            natives = Natives.load(echo);
        } catch (Throwable e) {
            LOG.error("the native library cannot be used", e);
            String code = causedByDisk(e) ? "unpack-failed" : "internal";
            out.accept(new EngineEvent.CannotStart(code, String.valueOf(e)));
            return;
        }
        video = new LocalVideo(natives, thread, () -> peers.detachVideo(), this::refresh);
        pictures = new Pictures(video.tap(), out);
        monitor = new MicrophoneMonitor(
                thread, natives.sound(), cues, () -> peers.farTalks(), () -> userMedia.microphoneBroke(), out);
        ringer = new Ringer(thread, natives.sound(), () -> devices != null && devices.soundKnown(), out);
        userMedia = new UserMedia(
                video, natives.sound(), monitor, () -> devices != null && devices.areKnown(), out, this::refresh);
        displaying = new Displaying(
                thread,
                new DisplayVideo(natives.factory()),
                pictures,
                () -> DisplaySystems.open(thread, natives.factory(), permission),
                this::refresh,
                out);
        recordings = new Recordings(thread, new ForRecordings(), out);
        peers = new Peers(thread, natives, pictures, displaying, recordings, this::refresh, out);
        out.accept(new EngineEvent.Ready(ProcessHandle.current().pid(), Clock.now() - since));
        if (!echo) {
            devices = new DeviceWatch(thread, natives, new ForDevices());
            devices.start();
        }
    }

    private static boolean causedByDisk(Throwable e) {
        return e != null && (e instanceof IOException || causedByDisk(e.getCause()));
    }

    private void carryOut(EngineCommand command) {
        if (natives == null || ended) {
            LOG.warn("dropped, not running: {}", command);
            return;
        }
        switch (command) {
            case EngineCommand.ChooseDevices c -> {
                natives.sound().prefer(c.microphone(), c.speaker());
                video.prefer(c.camera());
                refresh();
            }
            case EngineCommand.ChooseRinger c -> ringer.prefer(c.ringer());
            case EngineCommand.TryRinger c -> ringer.tryOut(c.on());
            case EngineCommand.ProcessSound c -> {
                natives.processing().want(c.processing());
                monitor.process(c.processing());
            }
            case EngineCommand.MeasureLevel c -> monitor.measure(c.on());
            case EngineCommand.WatchMuted c -> {
                monitor.watch(c.on());
                refresh();
            }
            case EngineCommand.HearYourself c -> monitor.hear(c.on());
            case EngineCommand.GetUserMedia c -> userMedia.getUserMedia(c);
            case EngineCommand.ApplyConstraints c -> {
                userMedia.applyConstraints(c.request(), c.kind(), c.constraints());
                refresh();
            }
            case EngineCommand.StopTrack c -> userMedia.stop(c.kind());
            case EngineCommand.RetryDevice c -> {
                if (c.kind() == DeviceKind.CAMERA) {
                    video.retry();
                }
                states.remove(c.kind());
                monitor.listed();
                recordings.retryMicrophone();
                refresh();
            }
            case EngineCommand.Preview c -> {
                preview = c.on();
                refresh();
            }
            case EngineCommand.OpenPeer c -> peers.open(c.peer(), c.options());
            case EngineCommand.OfPeer c -> peers.carryOut(c);
            case EngineCommand.OfDisplay c -> displaying.carryOut(c);
            case EngineCommand.OfRecording c -> recordings.carryOut(c);
            case EngineCommand.ShowPicture c -> pictures.show(c);
            case EngineCommand.HidePicture c -> pictures.hide(c.surface());
            case EngineCommand.Ping c -> out.accept(new EngineEvent.Pong(c.id()));
            case EngineCommand.PlaySound c -> play(c.sound(), c.loop());
            case EngineCommand.StopSound c -> {
                cues.stop();
                ringer.stop();
            }
            case EngineCommand.DescribeRecording _,
                    EngineCommand.RepairRecording _,
                    EngineCommand.ExportRecording _,
                    EngineCommand.CopyRecording _,
                    EngineCommand.StillOfRecording _,
                    EngineCommand.CancelJob _ -> files.carryOut(command);
            case EngineCommand.Shutdown c -> end();
        }
    }

    private void play(String name, boolean loop) {
        Sound sound = natives.sound();
        boolean aside = name.equals("test");
        if (name.equals("ringing")) {
            ringer.ring();
        } else if (!aside) {
            ringer.stop();
        }
        if (!sound.plays()) {
            return;
        }
        if (aside) {
            cues.playAside(name, sound.device(DeviceKind.SPEAKER));
        } else {
            cues.play(name, loop, sound.device(DeviceKind.SPEAKER));
        }
    }

    private final class ForDevices implements DeviceWatch.Outside {
        @Override
        public void listed(List<Device> now) {
            out.accept(new EngineEvent.DevicesListed(now));
        }

        @Override
        public void cameras(List<Camera> now) {
            video.listed(now);
            refresh();
            userMedia.devicesListed();
        }

        @Override
        public void soundDevices(List<Device> now) {
            if (!natives.sound().listed(now, peers.sendsSound())) {
                out.accept(new EngineEvent.Leaving("sound-stream"));
            }
            monitor.listed();
            recordings.retryMicrophone();
            refresh();
            userMedia.devicesListed();
        }

        @Override
        public void soundServerIsBack() {
            out.accept(new EngineEvent.Leaving("sound-server"));
        }
    }

    private final class ForRecordings implements Recordings.Sources {
        @Override
        public PictureTap pictures(String name) {
            return pictures.tap(name);
        }

        @Override
        public AudioTrack sound(String name) {
            return peers.sound(name);
        }

        @Override
        public Device microphone() {
            Sound sound = natives.sound();
            return sound.records() ? sound.device(DeviceKind.MICROPHONE) : null;
        }

        @Override
        public SoundProcessing processing() {
            return natives.processing().wanted();
        }

        @Override
        public void refresh() {
            Engine.this.refresh();
        }
    }

    /** Makes devices and tracks as everything that was asked for wants them, the sound first since it is quick. */
    private void refresh() {
        if (ended) {
            return;
        }
        Sound sound = natives.sound();
        boolean inCall = peers.inCall();
        Peers.Audio audio = peers.sendAudio(monitor.watches());
        sound.update(audio.microphone(), audio.receiving());
        video.want(preview || userMedia.wantsCamera() || recordings.wantsCamera(inCall) || peers.wantsCamera());
        peers.sendVideo(video.track());
        // What nobody waits for comes last.
        recordings.update(inCall, audio.heard());
        natives.processing().apply();
        monitor.muted(audio.muted());
        tell(video.state());
        tell(sound.microphoneState());
        tell(sound.speakerState());
        ringer.update();
        userMedia.update();
    }

    private void tell(DeviceState state) {
        if (devices == null) {
            return;
        }
        boolean known = state.kind() == DeviceKind.CAMERA ? devices.camerasKnown() : devices.soundKnown();
        if (known && !state.equals(states.put(state.kind(), state))) {
            out.accept(new EngineEvent.DeviceChanged(state));
        }
    }

    private void end() {
        if (ended || natives == null) {
            return;
        }
        ended = true;
        cues.stop();
        ringer.stop();
        recordings.close();
        displaying.close();
        if (devices != null) {
            devices.end();
        }
        monitor.close();
        peers.close();
        video.close();
        pictures.close();
    }
}
