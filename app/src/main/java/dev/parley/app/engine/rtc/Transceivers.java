package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transceivers of one connection by what they are for. The first audio and the first video are microphone and camera
 * and there from the start; the second video in the order of the description is the screen, once somebody has shared one.
 * Engine thread only.
 *
 * <p>Transceivers, senders and receivers hold no native reference of their own, so they are asked for anew each time.
 */
final class Transceivers {
    private static final Logger LOG = LoggerFactory.getLogger(Transceivers.class);

    private final RTCPeerConnection connection;

    Transceivers(RTCPeerConnection connection) {
        this.connection = connection;
    }

    /** Microphone and speaker; null before there is one. */
    RTCRtpTransceiver audio() {
        return first(MediaStreamTrack.AUDIO_TRACK_KIND);
    }

    /** The cameras of both; null before there is one. */
    RTCRtpTransceiver camera() {
        return first(MediaStreamTrack.VIDEO_TRACK_KIND);
    }

    /** The screens of both, once a description has it; null before. */
    RTCRtpTransceiver screen() {
        for (RTCRtpTransceiver transceiver : laterVideo()) {
            if (!mid(transceiver).isEmpty()) {
                return transceiver;
            }
        }
        return null;
    }

    /**
     * One for our screen that no description has: made since the last, or left over where both sides have made one at
     * once and our offer was taken back (RFC 8829, section 5.7). Null if there is none.
     */
    RTCRtpTransceiver newScreen() {
        for (RTCRtpTransceiver transceiver : laterVideo()) {
            if (mid(transceiver).isEmpty()) {
                return transceiver;
            }
        }
        return null;
    }

    /** Whether both sides have agreed once. */
    boolean agreed() {
        RTCRtpTransceiver camera = camera();
        return camera != null && camera.getCurrentDirection() != null;
    }

    /** Which media description it has; empty for none. */
    static String mid(RTCRtpTransceiver transceiver) {
        String mid = transceiver.getMid();
        return mid == null ? "" : mid;
    }

    /** Prefers a codec (WebRTC 1.0, section 5.4, {@code setCodecPreferences}); before the description. */
    static void prefer(RTCRtpTransceiver video, String codec, PeerConnectionFactory factory) {
        // VP8 is the library's own first choice.
        if (video == null || codec.equalsIgnoreCase("VP8")) {
            return;
        }
        try {
            // A stable sort: what repairs losses (rtx, red, ulpfec) stays, behind the codecs.
            List<RTCRtpCodecCapability> codecs =
                    factory.getRtpReceiverCapabilities(MediaType.VIDEO).getCodecs().stream()
                            .sorted(Comparator.comparing(c -> !c.getName().equalsIgnoreCase(codec)))
                            .toList();
            video.setCodecPreferences(codecs);
        } catch (Throwable e) {
            LOG.warn("the video codec {} cannot be preferred", codec, e);
        }
    }

    private RTCRtpTransceiver first(String kind) {
        List<RTCRtpTransceiver> all = all(kind);
        return all.isEmpty() ? null : all.getFirst();
    }

    // The camera's is the first that was made on both sides.
    private List<RTCRtpTransceiver> laterVideo() {
        List<RTCRtpTransceiver> all = all(MediaStreamTrack.VIDEO_TRACK_KIND);
        return all.isEmpty() ? all : all.subList(1, all.size());
    }

    private List<RTCRtpTransceiver> all(String kind) {
        List<RTCRtpTransceiver> found = new ArrayList<>();
        for (RTCRtpTransceiver transceiver : connection.getTransceivers()) {
            // One that was told to stop has this direction before it is stopped (WebRTC 1.0, section 5.4).
            if (transceiver.getDirection() != RTCRtpTransceiverDirection.STOPPED
                    && kind.equals(transceiver.getReceiver().getTrack().getKind())) {
                found.add(transceiver);
            }
        }
        return found;
    }
}
