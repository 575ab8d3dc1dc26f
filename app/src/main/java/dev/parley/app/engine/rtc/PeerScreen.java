package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpEncodingParameters;
import dev.onvoid.webrtc.RTCRtpSendParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.app.engine.api.DisplayOptions.ContentHint;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The screens of both sides in one peer connection: one video transceiver beside the camera's, made by whoever shares
 * first and used by both from then on. Its direction says who shares, and changes by negotiation:
 *
 * <pre>
 *                        we share       we don't
 *   direction            sendrecv       recvonly
 *   agreed: they share   sendrecv       recvonly
 *           they don't   sendonly       inactive
 * </pre>
 *
 * Engine thread only.
 */
final class PeerScreen {
    /** Text is unreadable below some 2.5 Mbit/s; without a limit of ours the library stops there. */
    private static final int MAX_BITRATE = 6_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(PeerScreen.class);

    private final RTCPeerConnection connection;
    private final Transceivers transceivers;
    private final Natives natives;
    private final String videoCodec;
    private final PictureTap tap = new PictureTap(null);
    private final ScreenScale scale = new ScreenScale();
    private boolean asked;
    private VideoTrack wanted;
    private VideoTrack sent;
    private ContentHint hint = ContentHint.TEXT;

    PeerScreen(RTCPeerConnection connection, Transceivers transceivers, Natives natives, String videoCodec) {
        this.connection = connection;
        this.transceivers = transceivers;
        this.natives = natives;
        this.videoCodec = videoCodec;
    }

    /** Where pictures of the peer's screen are drawn from. */
    PictureTap tap() {
        return tap;
    }

    /** Whether the desk wants our screen to go to this peer. */
    boolean asked() {
        return asked;
    }

    void ask(boolean on) {
        asked = on;
    }

    /** The screen to send from now on; null for none. Negotiation is asked for where it is needed. */
    void send(VideoTrack screen, ContentHint newHint) {
        if (hint != newHint || !Objects.equals(wanted, screen)) {
            scale.restart();
        }
        wanted = screen;
        hint = newHint;
        apply();
    }

    /** Before an answer is made. */
    void answering() {
        apply();
    }

    /** A description was set. */
    void descriptionSet() {
        RTCRtpTransceiver screen = transceivers.screen();
        // One that only our offer has may still give way to one of theirs.
        boolean agreed = screen != null && screen.getCurrentDirection() != null;
        if (agreed && !tap.listens() && screen.getReceiver().getTrack() instanceof VideoTrack remote) {
            tap.source(remote);
        }
        apply();
    }

    /** Makes a moving picture as small as the line wants it; once a second. */
    void statistics(RTCStatsReport report) {
        RTCRtpTransceiver screen = sent == null || hint != ContentHint.MOTION ? null : transceivers.screen();
        if (screen != null) {
            ScreenScale.Sample sample = StatisticsReader.screen(report, Transceivers.mid(screen));
            if (sample != null && scale.next(sample)) {
                limit(screen.getSender());
            }
        }
    }

    /** Takes the sink off, which must happen before the connection is closed. */
    void close() {
        tap.source(null);
    }

    // What goes wrong with a screen must not hold up the call's own negotiation.
    private void apply() {
        try {
            applyNow();
        } catch (RuntimeException | Error e) {
            LOG.error("the screen cannot be sent", e);
        }
    }

    private void applyNow() {
        // The first two must be in the first description, and in this order.
        if (!transceivers.agreed()) {
            return;
        }
        RTCRtpTransceiver screen = transceivers.screen();
        RTCRtpTransceiver ours = transceivers.newScreen();
        if (screen != null && ours != null) {
            // Both have made one at once, and theirs came first.
            ours.getSender().replaceTrack(null);
            ours.stop();
            sent = null;
        } else if (screen == null && ours == null) {
            if (wanted != null) {
                add();
            }
            return;
        } else if (screen == null) {
            screen = ours;
        }
        RTCRtpSender sender = screen.getSender();
        if (!Objects.equals(sent, wanted)) {
            sender.replaceTrack(wanted);
            sent = wanted;
        }
        RTCRtpTransceiverDirection direction = direction();
        if (screen.getDirection() != direction) {
            screen.setDirection(direction);
        }
        if (sent != null) {
            limit(sender);
        }
    }

    private void add() {
        RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
        init.direction = direction();
        init.streamIds = List.of("parley-screen");
        RTCRtpTransceiver screen = connection.addTransceiver(wanted, init);
        sent = wanted;
        Transceivers.prefer(screen, videoCodec, natives.factory());
    }

    private RTCRtpTransceiverDirection direction() {
        return wanted == null ? RTCRtpTransceiverDirection.RECV_ONLY : RTCRtpTransceiverDirection.SEND_RECV;
    }

    // There are encodings once the local description is set.
    private void limit(RTCRtpSender sender) {
        double factor = hint == ContentHint.MOTION ? scale.factor() : 1;
        RTCRtpSendParameters parameters = sender.getParameters();
        boolean changed = false;
        for (RTCRtpEncodingParameters encoding : parameters.encodings) {
            if (!Objects.equals(encoding.maxBitrate, MAX_BITRATE)
                    || (encoding.scaleResolutionDownBy == null ? 1 : encoding.scaleResolutionDownBy) != factor) {
                encoding.maxBitrate = MAX_BITRATE;
                encoding.scaleResolutionDownBy = factor;
                changed = true;
            }
        }
        if (changed) {
            sender.setParameters(parameters);
        }
    }
}
