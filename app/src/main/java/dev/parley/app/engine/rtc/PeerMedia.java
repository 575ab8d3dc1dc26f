package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpEncodingParameters;
import dev.onvoid.webrtc.RTCRtpReceiver;
import dev.onvoid.webrtc.RTCRtpSendParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpSynchronizationSource;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.app.engine.api.PeerOptions;
import java.util.List;
import java.util.Objects;

/**
 * What one peer connection sends and receives: one audio and one video transceiver, both {@code sendrecv} from the start,
 * whose tracks come and go by {@code replaceTrack} without negotiation; and the {@link PeerScreen}. Engine thread only.
 */
final class PeerMedia {
    private final RTCPeerConnection connection;
    private final Transceivers transceivers;
    private final PeerScreen screen;
    private final Natives natives;
    private final String videoCodec;
    private final PictureTap tap;
    private MediaStreamTrack sentAudio;
    private MediaStreamTrack sentVideo;
    private MediaStreamTrack wantedAudio;
    private MediaStreamTrack wantedVideo;
    /** When the sound was turned off, ms. */
    private long silentSince;

    private long silentFor;
    private boolean asked;
    private long heardUntil;
    private boolean wantsMicrophone;
    private boolean wantsCamera;
    private boolean echo;
    private EchoVideo echoVideo;
    private boolean muted;
    private boolean speaker = true;

    PeerMedia(RTCPeerConnection connection, PeerOptions options, Natives natives, PictureTap.FirstPicture first) {
        this.connection = connection;
        this.transceivers = new Transceivers(connection);
        this.screen = new PeerScreen(connection, transceivers, natives, options.videoCodec());
        this.natives = natives;
        this.videoCodec = options.videoCodec();
        this.tap = new PictureTap(first);
    }

    /** Where pictures of the peer are drawn from. */
    PictureTap tap() {
        return tap;
    }

    /** The screens of both sides. */
    PeerScreen screen() {
        return screen;
    }

    /** The camera's transceiver in the description; empty before there is one. */
    String cameraMid() {
        RTCRtpTransceiver camera = transceivers.camera();
        return camera == null ? "" : Transceivers.mid(camera);
    }

    boolean wantsMicrophone() {
        return wantsMicrophone;
    }

    boolean wantsCamera() {
        return wantsCamera;
    }

    void wants(boolean microphone, boolean camera) {
        asked = true;
        wantsMicrophone = microphone;
        wantsCamera = camera;
    }

    /** Whether it was said what is to be sent: not before an answer. */
    boolean isAsked() {
        return asked;
    }

    /** Whether the microphone was sent, or might have been, and is not: before an answer it is not muted. */
    boolean isMuted() {
        return asked && !wantsMicrophone && !echo;
    }

    /** How loud the peer was heard since this was asked the last time, 0 to 1, linear; 0 where nothing came. */
    double remoteLevel() {
        RTCRtpReceiver receiver = speaker && !muted ? audioReceiver() : null;
        double loudest = 0;
        if (receiver != null) {
            for (RTCRtpSynchronizationSource source : receiver.getSynchronizationSources()) {
                // One that has fallen silent is there for ten more seconds, as it was at its last packet.
                if (source.rtpTimestamp != heardUntil) {
                    heardUntil = source.rtpTimestamp;
                    loudest = Math.max(loudest, linear(source.audioLevel));
                }
            }
        }
        return loudest;
    }

    /**
     * Against its own documentation the library hands on what the packet says (RFC 6464, section 3): 0 to 127, by how many
     * dB it is below the loudest. It says 0 as well where the packet says nothing.
     */
    static double linear(double level) {
        return level == 0 || level >= 127 ? 0 : Math.pow(10, -level / 20);
    }

    boolean echo() {
        return echo;
    }

    /** Sends back what comes: its pictures, and the sound of the headless module. */
    void startEcho() {
        echo = true;
        applyTracks();
    }

    /**
     * The sound to send from now on; null for nothing. Kept until there is a transceiver to send it. Where sound is sent
     * now, silence goes on in its place for a while: where packets merely stop, the other side fills the gap with what it
     * heard last, and after some gaps of less than two seconds it plays what follows up to a second and a half late.
     *
     * @param now ms of the monotonic clock
     * @param silence for how long silence is sent, ms; {@link Long#MAX_VALUE} until there is sound again
     */
    void sendAudio(MediaStreamTrack audio, long now, long silence) {
        if (audio == null && wantedAudio != null) {
            wantedAudio.setEnabled(false);
            silentSince = now;
        } else if (audio != null && !audio.isEnabled()) {
            audio.setEnabled(true);
        }
        wantedAudio = audio;
        silentFor = sentAudio == null || audio != null ? 0 : Math.max(0, silence - (now - silentSince));
        applyTracks();
    }

    /** For how long silence is still sent, ms, after which this is to be asked again; 0 where none is. */
    long silentFor() {
        return silentFor;
    }

    /** Whether sound is sent now, be it of silence, and so the library records. */
    boolean sendsSound() {
        return sentAudio != null;
    }

    /** The picture to send from now on; null for nothing. Kept until there is a transceiver to send it. */
    void sendVideo(MediaStreamTrack video) {
        if (!echo) {
            wantedVideo = video;
            applyTracks();
        }
    }

    /** Whether the desk wants the sound of the peer left out. */
    void mute(boolean on) {
        muted = on;
        play(speaker);
    }

    /** Whether there is a speaker to play the sound of the peer. */
    void play(boolean withSpeaker) {
        speaker = withSpeaker;
        boolean on = speaker && !muted;
        RTCRtpReceiver receiver = audioReceiver();
        if (receiver != null && receiver.getTrack() instanceof AudioTrack track && track.isEnabled() != on) {
            track.setEnabled(on);
        }
    }

    /** The offering side's transceivers: the library makes them with tracks only, which are taken off at once. */
    void addTransceivers() {
        RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
        init.direction = RTCRtpTransceiverDirection.SEND_RECV;
        init.streamIds = List.of("parley");
        connection.addTransceiver(natives.microphone(), init).getSender().replaceTrack(null);
        connection.addTransceiver(natives.pattern().track(), init).getSender().replaceTrack(null);
        preferCodec();
        listen();
    }

    /** The answering side's transceivers are those of the offer; before the answer they get their direction. */
    void takeTransceivers() {
        takeBothWays(transceivers.audio());
        takeBothWays(transceivers.camera());
        preferCodec();
        applyTracks();
        screen.answering();
    }

    void remoteDescriptionSet() {
        listen();
        play(speaker);
        applyTracks();
        screen.descriptionSet();
    }

    void localDescriptionSet() {
        applyTracks();
        screen.descriptionSet();
    }

    void firstFrameSeen() {
        tap.update();
    }

    /** Where sound of the peer arrives, or null before there is a transceiver. */
    RTCRtpReceiver audioReceiver() {
        RTCRtpTransceiver transceiver = transceivers.audio();
        return transceiver == null ? null : transceiver.getReceiver();
    }

    /** Takes the sinks off, which must happen before the connection is closed. */
    void close() {
        tap.source(null);
        screen.close();
        if (echoVideo != null) {
            echoVideo.stop();
        }
    }

    /** Gives back what is left, after the connection is closed. */
    void dispose() {
        if (echoVideo != null) {
            echoVideo.dispose();
        }
    }

    private void listen() {
        RTCRtpTransceiver video = transceivers.camera();
        if (video != null && !tap.listens() && video.getReceiver().getTrack() instanceof VideoTrack track) {
            tap.source(track);
        }
    }

    private void applyTracks() {
        RTCRtpTransceiver audio = transceivers.audio();
        if (audio != null) {
            sendSound(audio.getSender());
        }
        RTCRtpTransceiver video = transceivers.camera();
        if (video == null) {
            return;
        }
        if (echo && echoVideo == null && video.getReceiver().getTrack() instanceof VideoTrack remote) {
            echoVideo = new EchoVideo(natives.factory(), remote);
            wantedVideo = echoVideo.track();
        }
        if (!Objects.equals(sentVideo, wantedVideo)) {
            video.getSender().replaceTrack(wantedVideo);
            sentVideo = wantedVideo;
        }
    }

    // The library opens the microphone and sends its sound even where the sender has no track; only an encoding that is
    // not active (WebRTC 1.0, section 5.2.6) keeps it closed. Encodings exist once the local description is set, which
    // is well before the connection is up and the microphone would be opened.
    private void sendSound(RTCRtpSender sender) {
        if (silentFor > 0) {
            return;
        }
        if (!Objects.equals(sentAudio, wantedAudio)) {
            sender.replaceTrack(wantedAudio);
            sentAudio = wantedAudio;
        }
        RTCRtpSendParameters parameters = sender.getParameters();
        boolean changed = false;
        for (RTCRtpEncodingParameters encoding : parameters.encodings) {
            if (encoding.active != (wantedAudio != null)) {
                encoding.active = wantedAudio != null;
                changed = true;
            }
        }
        if (changed) {
            sender.setParameters(parameters);
        }
    }

    private static void takeBothWays(RTCRtpTransceiver transceiver) {
        if (transceiver != null && transceiver.getDirection() != RTCRtpTransceiverDirection.SEND_RECV) {
            transceiver.setDirection(RTCRtpTransceiverDirection.SEND_RECV);
        }
    }

    private void preferCodec() {
        Transceivers.prefer(transceivers.camera(), videoCodec, natives.factory());
    }
}
