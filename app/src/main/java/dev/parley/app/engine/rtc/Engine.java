package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.RTCRtpReceiver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.app.engine.api.ConnectionState;
import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.PeerOptions;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.recording.files.FileJobs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out commands and tells of what happens. Its public methods may be called from any thread; all else is on the
 * engine thread, which owns every mutable field. Events come on the engine thread, too.
 */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    /** Linear; what is softer is noise of the line. */
    private static final double FAR_TALKS = 0.01;
    /** How long a muted microphone stays open where nobody wants to know whether somebody talks into it. */
    private static final long MUTED_MS = 10_000;
    /** For how long silence follows where there is no microphone any more: six packets, which overtake the gap. */
    private static final long GONE_MS = 120;

    private final EngineThread thread = new EngineThread();
    private final Consumer<EngineEvent> out;
    private final boolean echo;
    private final Path permission;
    private final Map<String, Peer> peers = new LinkedHashMap<>();
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
    /** Null where this process echoes. */
    private DeviceWatch devices;

    /** When a microphone that is muted is to be closed; one that is done where none is. */
    private Future<?> silenceTimer = CompletableFuture.completedFuture(null);

    /** What the laboratory asked for before devices were known; null for nothing. */
    private EngineCommand.GetUserMedia waiting;

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
        video = new LocalVideo(natives, thread, this::detachVideo, this::refresh);
        pictures = new Pictures(video.tap(), out);
        monitor = new MicrophoneMonitor(
                thread, natives.sound(), cues, this::farTalks, () -> userMedia.microphoneBroke(), out);
        ringer = new Ringer(thread, natives.sound(), () -> devices != null && devices.soundKnown(), out);
        userMedia = new UserMedia(video, natives.sound(), monitor, out, this::refresh);
        displaying = new Displaying(
                thread,
                new DisplayVideo(natives.factory()),
                pictures,
                () -> DisplaySystems.open(thread, natives.factory(), permission),
                this::refresh,
                out);
        recordings = new Recordings(thread, new ForRecordings(), out);
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
            case EngineCommand.GetUserMedia c -> {
                waiting = c;
                getUserMedia();
            }
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
            case EngineCommand.OpenPeer c -> open(c.peer(), c.options());
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
            case EngineCommand.CreateOffer c ->
                withPeer(c.peer(), command, p -> p.createOffer(c.operation(), c.iceRestart()));
            case EngineCommand.CreateAnswer c -> withPeer(c.peer(), command, p -> p.createAnswer(c.operation()));
            case EngineCommand.SetRemoteDescription c ->
                withPeer(c.peer(), command, p -> p.setRemoteDescription(c.operation(), c.description(), c.rollback()));
            case EngineCommand.AddIceCandidate c -> withPeer(c.peer(), command, p -> p.addIceCandidate(c.candidate()));
            case EngineCommand.SendMedia c ->
                withPeer(c.peer(), command, p -> {
                    p.media().wants(c.microphone(), c.camera());
                    refresh();
                });
            case EngineCommand.OfDisplay c -> displaying.carryOut(c);
            case EngineCommand.OfRecording c -> recordings.carryOut(c);
            case EngineCommand.SendDisplay c ->
                withPeer(c.peer(), command, p -> {
                    p.media().screen().ask(c.on());
                    displaying.send(p.media().screen());
                });
            case EngineCommand.EchoMedia c -> withPeer(c.peer(), command, this::startEcho);
            case EngineCommand.PlayRemote c ->
                withPeer(c.peer(), command, p -> p.media().mute(!c.on()));
            case EngineCommand.ClosePeer c ->
                withPeer(c.peer(), command, p -> {
                    peers.remove(c.peer());
                    pictures.sourceGone(c.peer());
                    recordings.sourceGone(c.peer());
                    p.close();
                    refresh();
                });
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

    // Just after the start it is not known yet which devices there are.
    private void getUserMedia() {
        EngineCommand.GetUserMedia asked = waiting;
        if (asked != null && devices != null && devices.areKnown()) {
            waiting = null;
            userMedia.getUserMedia(asked.request(), asked.constraints());
        }
    }

    private void withPeer(String name, EngineCommand command, Consumer<Peer> work) {
        Peer peer = peers.get(name);
        if (peer == null) {
            LOG.info("dropped, no such peer: {}", command);
        } else {
            work.accept(peer);
        }
    }

    private void open(String name, PeerOptions options) {
        if (peers.containsKey(name)) {
            LOG.warn("dropped, this peer is there already: {}", name);
            return;
        }
        try {
            Peer peer = new Peer(name, options, natives, thread, this::peerEvent);
            peers.put(name, peer);
            pictures.source(name, peer.media().tap());
            pictures.source(name + EngineCommand.SCREEN, peer.media().screen().tap());
            refresh();
        } catch (Throwable e) {
            LOG.error("{}: no peer connection", name, e);
            out.accept(new EngineEvent.ConnectionChanged(name, ConnectionState.FAILED));
        }
    }

    private void startEcho(Peer peer) {
        if (!natives.sound().echo()) {
            LOG.error("{}: this engine was not started for an echo", peer.name());
            return;
        }
        peer.media().startEcho();
        refresh();
    }

    // Descriptions and connections make the library open the speaker.
    private void peerEvent(EngineEvent event) {
        out.accept(event);
        if (event instanceof EngineEvent.LocalDescription
                || event instanceof EngineEvent.RemoteDescriptionSet
                || event instanceof EngineEvent.ConnectionChanged) {
            refresh();
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
            getUserMedia();
        }

        @Override
        public void soundDevices(List<Device> now) {
            boolean sending =
                    peers.values().stream().anyMatch(peer -> peer.media().sendsSound());
            if (!natives.sound().listed(now, sending)) {
                out.accept(new EngineEvent.Leaving("sound-stream"));
            }
            monitor.listed();
            recordings.retryMicrophone();
            refresh();
            getUserMedia();
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
            Peer peer = peers.get(name);
            RTCRtpReceiver receiver = peer == null ? null : peer.media().audioReceiver();
            return receiver != null && receiver.getTrack() instanceof AudioTrack track ? track : null;
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

    private boolean farTalks() {
        return peers.values().stream().anyMatch(peer -> peer.media().remoteLevel() > FAR_TALKS);
    }

    private void detachVideo() {
        for (Peer peer : peers.values()) {
            peer.media().sendVideo(null);
        }
    }

    /** Makes devices and tracks as everything that was asked for wants them, the sound first since it is quick. */
    private void refresh() {
        if (ended) {
            return;
        }
        Sound sound = natives.sound();
        boolean microphone = false;
        boolean inCall = peers.values().stream().anyMatch(peer -> peer.media().isAsked());
        boolean camera = preview || userMedia.wantsCamera() || recordings.wantsCamera(inCall);
        boolean heard = false;
        boolean muted = false;
        boolean receiving = false;
        long silentFor = Long.MAX_VALUE;
        for (Peer peer : peers.values()) {
            PeerMedia media = peer.media();
            boolean sends = (media.wantsMicrophone() || media.echo()) && sound.records();
            MediaStreamTrack track = sends ? natives.microphone() : null;
            long silence = !sound.records() ? GONE_MS : monitor.watches() ? Long.MAX_VALUE : MUTED_MS;
            media.sendAudio(track, Clock.now(), silence);
            media.play(sound.mixes());
            microphone |= (sends || media.silentFor() > 0) && peer.connected();
            silentFor = media.silentFor() > 0 ? Math.min(silentFor, media.silentFor()) : silentFor;
            camera |= media.wantsCamera();
            heard |= sends;
            muted |= media.isMuted() && peer.connected();
            receiving |= peer.connected();
        }
        sound.update(microphone, receiving);
        silenceTimer.cancel(false);
        if (silentFor <= MUTED_MS) {
            silenceTimer = thread.after(Duration.ofMillis(silentFor), this::refresh);
        }
        video.want(camera);
        VideoTrack picture = video.track();
        for (Peer peer : peers.values()) {
            peer.media().sendVideo(peer.media().wantsCamera() ? picture : null);
            displaying.send(peer.media().screen());
        }
        // What nobody waits for comes last.
        recordings.update(inCall, heard);
        natives.processing().apply();
        monitor.muted(muted);
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
        for (Peer peer : new ArrayList<>(peers.values())) {
            pictures.sourceGone(peer.name());
            peer.close();
        }
        peers.clear();
        video.close();
        pictures.close();
    }
}
