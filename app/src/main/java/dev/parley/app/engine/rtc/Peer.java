package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionIceErrorEvent;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.parley.app.engine.api.ConnectionState;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.IceCandidate;
import dev.parley.app.engine.api.PeerOptions;
import dev.parley.app.engine.api.SessionDescription;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One peer connection. Engine thread only; the observers below run on native threads, copy what they get and post.
 *
 * <p>Descriptions and candidates are worked off one after the other (WebRTC 1.0, section 4.4.1.2, the operations chain):
 * the native library would drop a candidate that overtakes its description, and let an offer that was made before a
 * collision be set after it.
 */
final class Peer {
    private static final Logger LOG = LoggerFactory.getLogger(Peer.class);
    private static final int START_KBIT = 1000;
    private static final int SCREEN_START_KBIT = 2500;
    private static final int MAX_CANDIDATE = 1024;

    private final String name;
    private final EngineThread thread;
    private final Consumer<EngineEvent> events;
    private final RTCPeerConnection connection;
    private final PeerMedia media;
    private final PeerWatch watch;
    private final Deque<Runnable> operations = new ArrayDeque<>();
    private boolean operating;
    private boolean closed;

    /**
     * Makes the connection; the offering side also gets its two transceivers, which send nothing.
     *
     * @throws RuntimeException if the library refuses; {@code java.lang.Error} as well
     */
    Peer(String name, PeerOptions options, Natives natives, EngineThread thread, Consumer<EngineEvent> events) {
        this.name = name;
        this.thread = thread;
        this.events = events;
        this.connection =
                natives.factory().createPeerConnection(IceServers.configuration(name, options, events), new Observer());
        this.media = new PeerMedia(connection, options, natives, this::firstFrame);
        this.watch = new PeerWatch(name, connection, media, thread, events);
        if (options.offerer()) {
            media.addTransceivers();
        }
    }

    String name() {
        return name;
    }

    PeerMedia media() {
        return media;
    }

    /** Whether sound of the peer has come or could come: ICE and DTLS are done. */
    boolean connected() {
        return watch.running();
    }

    /** Makes an offer and sets it (RFC 8829, section 4.1.8). */
    void createOffer(int operation, boolean iceRestart) {
        chain(operation, () -> {
            RTCOfferOptions options = new RTCOfferOptions();
            options.iceRestart = iceRestart;
            connection.createOffer(options, new Created(operation));
        });
    }

    /** Makes an answer and sets it (RFC 8829, section 4.1.9). */
    void createAnswer(int operation) {
        chain(operation, () -> {
            media.takeTransceivers();
            connection.createAnswer(new RTCAnswerOptions(), new Created(operation));
        });
    }

    /** Sets what the peer sent; takes back our own pending offer before, if asked and if there is one. */
    void setRemoteDescription(int operation, SessionDescription description, boolean rollback) {
        chain(operation, () -> {
            String problem = Sdp.problem(description.sdp());
            if (!problem.isEmpty()) {
                failed(operation, problem);
                return;
            }
            RTCSdpType type =
                    description.type() == SessionDescription.Type.OFFER ? RTCSdpType.OFFER : RTCSdpType.ANSWER;
            RTCSessionDescription remote = new RTCSessionDescription(
                    type, Sdp.withStartBitrate(description.sdp(), START_KBIT, SCREEN_START_KBIT));
            SetSessionDescriptionObserver whenSet = new Set(operation, () -> {
                media.remoteDescriptionSet();
                events.accept(new EngineEvent.RemoteDescriptionSet(name, operation));
            });
            // The library has no implicit rollback (RFC 8829, section 4.1.10.2), and refuses one in the stable state.
            if (rollback && connection.getSignalingState() == RTCSignalingState.HAVE_LOCAL_OFFER) {
                connection.setLocalDescription(
                        new RTCSessionDescription(RTCSdpType.ROLLBACK, ""),
                        new Set(
                                operation,
                                () -> attempt(operation, () -> connection.setRemoteDescription(remote, whenSet)),
                                false));
            } else {
                connection.setRemoteDescription(remote, whenSet);
            }
        });
    }

    /**
     * Adds a candidate after the descriptions that were asked for before; drops a malformed one. That there are no more is
     * nothing to the library, which would take it for malformed.
     */
    void addIceCandidate(IceCandidate candidate) {
        if (candidate.candidate().isEmpty()) {
            return;
        }
        operations.add(() -> {
            try {
                if (candidate.candidate().length() > MAX_CANDIDATE) {
                    throw new IllegalArgumentException("longer than " + MAX_CANDIDATE + " characters");
                }
                connection.addIceCandidate(
                        new RTCIceCandidate(candidate.sdpMid(), candidate.sdpMLineIndex(), candidate.candidate()));
            } catch (Throwable e) {
                LOG.warn("{}: dropped a candidate: {}", name, e.toString());
            }
            done();
        });
        next();
    }

    /** Ends the connection; no native callback of it does anything after this. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        operations.clear();
        watch.stop();
        media.close();
        connection.close();
        media.dispose();
    }

    private void chain(int operation, Runnable work) {
        operations.add(() -> attempt(operation, work));
        next();
    }

    private void next() {
        if (!operating && !closed && !operations.isEmpty()) {
            operating = true;
            operations.remove().run();
        }
    }

    private void done() {
        operating = false;
        next();
    }

    // Malformed descriptions and wrong states throw java.lang.Error.
    private void attempt(int operation, Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            failed(operation, String.valueOf(e.getMessage()));
        }
    }

    private void failed(int operation, String message) {
        LOG.warn("{}: operation {} failed: {}", name, operation, message);
        events.accept(new EngineEvent.OperationFailed(name, operation, message));
        done();
    }

    private void firstFrame(long t, int width, int height) {
        post(() -> {
            events.accept(new EngineEvent.FirstFrame(name, t, width, height));
            media.firstFrameSeen();
        });
    }

    private void post(Runnable work) {
        thread.post(() -> {
            if (!closed) {
                work.run();
            }
        });
    }

    private final class Observer implements PeerConnectionObserver {
        @Override
        public void onIceCandidate(RTCIceCandidate candidate) {
            IceCandidate copy =
                    new IceCandidate(candidate.sdp, String.valueOf(candidate.sdpMid), candidate.sdpMLineIndex);
            post(() -> events.accept(new EngineEvent.CandidateGathered(name, copy)));
        }

        @Override
        public void onIceGatheringChange(RTCIceGatheringState state) {
            if (state == RTCIceGatheringState.COMPLETE) {
                post(() -> events.accept(new EngineEvent.CandidateGathered(name, IceCandidate.NO_MORE)));
            }
        }

        @Override
        public void onIceCandidateError(RTCPeerConnectionIceErrorEvent event) {
            String url = String.valueOf(event.getUrl());
            int code = event.getErrorCode();
            String text = String.valueOf(event.getErrorText());
            post(() -> events.accept(new EngineEvent.IceServerFailed(name, url, code, text)));
        }

        @Override
        public void onConnectionChange(RTCPeerConnectionState state) {
            post(() -> {
                if (state == RTCPeerConnectionState.CONNECTED) {
                    watch.start();
                }
                events.accept(new EngineEvent.ConnectionChanged(name, ConnectionState.valueOf(state.name())));
            });
        }

        @Override
        public void onRenegotiationNeeded() {
            post(() -> events.accept(new EngineEvent.NegotiationNeeded(name)));
        }
    }

    /** Sets what was created. */
    private final class Created implements CreateSessionDescriptionObserver {
        private final int operation;

        Created(int operation) {
            this.operation = operation;
        }

        @Override
        public void onSuccess(RTCSessionDescription description) {
            SessionDescription.Type type = description.sdpType == RTCSdpType.OFFER
                    ? SessionDescription.Type.OFFER
                    : SessionDescription.Type.ANSWER;
            SessionDescription local = new SessionDescription(type, description.sdp);
            post(() -> attempt(
                    operation,
                    () -> connection.setLocalDescription(description, new Set(operation, () -> {
                        media.localDescriptionSet();
                        events.accept(new EngineEvent.LocalDescription(name, operation, local));
                    }))));
        }

        @Override
        public void onFailure(String error) {
            post(() -> failed(operation, String.valueOf(error)));
        }
    }

    /** Goes on when a description is set. */
    private final class Set implements SetSessionDescriptionObserver {
        private final int operation;
        private final Runnable then;
        private final boolean last;

        Set(int operation, Runnable then) {
            this(operation, then, true);
        }

        Set(int operation, Runnable then, boolean last) {
            this.operation = operation;
            this.then = then;
            this.last = last;
        }

        @Override
        public void onSuccess() {
            post(() -> {
                then.run();
                if (last) {
                    done();
                }
            });
        }

        @Override
        public void onFailure(String error) {
            post(() -> failed(operation, String.valueOf(error)));
        }
    }
}
