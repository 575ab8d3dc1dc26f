package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.RTCRtpReceiver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.app.engine.api.ConnectionState;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.PeerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The peer connections by the desk's names for them, and what of ours goes over them. Engine thread only. */
final class Peers {
    private static final Logger LOG = LoggerFactory.getLogger(Peers.class);
    /** Linear; what is softer is noise of the line. */
    private static final double FAR_TALKS = 0.01;
    /** How long a muted microphone stays open where nobody wants to know whether somebody talks into it. */
    private static final long MUTED_MS = 10_000;
    /** For how long silence follows where there is no microphone any more: six packets, which overtake the gap. */
    private static final long GONE_MS = 120;

    private final EngineThread thread;
    private final Natives natives;
    private final Pictures pictures;
    private final Displaying displaying;
    private final Recordings recordings;
    private final Runnable refresh;
    private final Consumer<EngineEvent> events;
    private final Map<String, Peer> peers = new LinkedHashMap<>();
    /** When a microphone that is muted is to be closed; one that is done where none is. */
    private Future<?> silenceTimer = CompletableFuture.completedFuture(null);

    /**
     * What the sound of all peers wants of devices.
     *
     * @param microphone whether it is to be open
     * @param heard whether some peer is to hear it
     * @param muted whether some peer would, were it not muted
     * @param receiving whether there may be something to play
     */
    record Audio(boolean microphone, boolean heard, boolean muted, boolean receiving) {}

    /** @param refresh makes devices and tracks as everything wants them */
    Peers(
            EngineThread thread,
            Natives natives,
            Pictures pictures,
            Displaying displaying,
            Recordings recordings,
            Runnable refresh,
            Consumer<EngineEvent> events) {
        this.thread = thread;
        this.natives = natives;
        this.pictures = pictures;
        this.displaying = displaying;
        this.recordings = recordings;
        this.refresh = refresh;
        this.events = events;
    }

    void open(String name, PeerOptions options) {
        if (peers.containsKey(name)) {
            LOG.warn("dropped, this peer is there already: {}", name);
            return;
        }
        try {
            Peer peer = new Peer(name, options, natives, thread, this::peerEvent);
            peers.put(name, peer);
            pictures.source(name, peer.media().tap());
            pictures.source(name + EngineCommand.SCREEN, peer.media().screen().tap());
            refresh.run();
        } catch (Throwable e) {
            LOG.error("{}: no peer connection", name, e);
            events.accept(new EngineEvent.ConnectionChanged(name, ConnectionState.FAILED));
        }
    }

    void carryOut(EngineCommand.OfPeer command) {
        Peer peer = peers.get(command.peer());
        if (peer == null) {
            LOG.info("dropped, no such peer: {}", command);
        } else {
            carryOut(command, peer);
        }
    }

    private void carryOut(EngineCommand.OfPeer command, Peer peer) {
        switch (command) {
            case EngineCommand.CreateOffer c -> peer.createOffer(c.operation(), c.iceRestart());
            case EngineCommand.CreateAnswer c -> peer.createAnswer(c.operation());
            case EngineCommand.SetRemoteDescription c ->
                peer.setRemoteDescription(c.operation(), c.description(), c.rollback());
            case EngineCommand.AddIceCandidate c -> peer.addIceCandidate(c.candidate());
            case EngineCommand.SendMedia c -> {
                peer.media().wants(c.microphone(), c.camera());
                refresh.run();
            }
            case EngineCommand.SendDisplay c -> {
                peer.media().screen().ask(c.on());
                displaying.send(peer.media().screen());
            }
            case EngineCommand.EchoMedia _ -> startEcho(peer);
            case EngineCommand.PlayRemote c -> peer.media().mute(!c.on());
            case EngineCommand.ClosePeer _ -> {
                peers.remove(peer.name());
                pictures.sourceGone(peer.name());
                recordings.sourceGone(peer.name());
                peer.close();
                refresh.run();
            }
        }
    }

    private void startEcho(Peer peer) {
        if (!natives.sound().echo()) {
            LOG.error("{}: this engine was not started for an echo", peer.name());
            return;
        }
        peer.media().startEcho();
        refresh.run();
    }

    // Descriptions and connections make the library open the speaker.
    private void peerEvent(EngineEvent event) {
        events.accept(event);
        if (event instanceof EngineEvent.LocalDescription
                || event instanceof EngineEvent.RemoteDescriptionSet
                || event instanceof EngineEvent.ConnectionChanged) {
            refresh.run();
        }
    }

    /** Whether it was said to some peer what is to be sent: not before an answer. */
    boolean inCall() {
        return peers.values().stream().anyMatch(peer -> peer.media().isAsked());
    }

    boolean wantsCamera() {
        return peers.values().stream().anyMatch(peer -> peer.media().wantsCamera());
    }

    /** Whether sound is sent now, be it of silence, and so the library records. */
    boolean sendsSound() {
        return peers.values().stream().anyMatch(peer -> peer.media().sendsSound());
    }

    /** Whether somebody on the other side talks. */
    boolean farTalks() {
        return peers.values().stream().anyMatch(peer -> peer.media().remoteLevel() > FAR_TALKS);
    }

    /** The sound that comes from a peer; null while not there. */
    AudioTrack sound(String name) {
        Peer peer = peers.get(name);
        RTCRtpReceiver receiver = peer == null ? null : peer.media().audioReceiver();
        return receiver != null && receiver.getTrack() instanceof AudioTrack track ? track : null;
    }

    /**
     * Sends the microphone to those who are to get it, and plays what they send. Where it is muted, silence follows for a
     * while, after which devices are made anew.
     *
     * @param watched whether a microphone that is muted stays open
     */
    Audio sendAudio(boolean watched) {
        Sound sound = natives.sound();
        boolean microphone = false;
        boolean heard = false;
        boolean muted = false;
        boolean receiving = false;
        long silentFor = Long.MAX_VALUE;
        for (Peer peer : peers.values()) {
            PeerMedia media = peer.media();
            boolean sends = (media.wantsMicrophone() || media.echo()) && sound.records();
            MediaStreamTrack track = sends ? natives.microphone() : null;
            long silence = !sound.records() ? GONE_MS : watched ? Long.MAX_VALUE : MUTED_MS;
            media.sendAudio(track, Clock.now(), silence);
            media.play(sound.mixes());
            microphone |= (sends || media.silentFor() > 0) && peer.connected();
            silentFor = media.silentFor() > 0 ? Math.min(silentFor, media.silentFor()) : silentFor;
            heard |= sends;
            muted |= media.isMuted() && peer.connected();
            receiving |= peer.connected();
        }
        silenceTimer.cancel(false);
        if (silentFor <= MUTED_MS) {
            silenceTimer = thread.after(Duration.ofMillis(silentFor), refresh);
        }
        return new Audio(microphone, heard, muted, receiving);
    }

    /**
     * Sends our picture to those who are to get it, and what is shared.
     *
     * @param picture null for none
     */
    void sendVideo(VideoTrack picture) {
        for (Peer peer : peers.values()) {
            peer.media().sendVideo(peer.media().wantsCamera() ? picture : null);
            displaying.send(peer.media().screen());
        }
    }

    /** Our picture is about to be another one; nobody may send it meanwhile. */
    void detachVideo() {
        for (Peer peer : peers.values()) {
            peer.media().sendVideo(null);
        }
    }

    void close() {
        for (Peer peer : new ArrayList<>(peers.values())) {
            pictures.sourceGone(peer.name());
            peer.close();
        }
        peers.clear();
    }
}
