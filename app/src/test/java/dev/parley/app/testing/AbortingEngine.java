package dev.parley.app.testing;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;

/** An engine that steps into a trap of the native library, which no Java code can catch: an empty STUN address. */
public final class AbortingEngine {
    private AbortingEngine() {}

    /** Ends by a signal. */
    public static void main(String[] args) {
        PeerConnectionFactory factory = new PeerConnectionFactory(new AudioDeviceModule(AudioLayer.kDummyAudio));
        RTCConfiguration configuration = new RTCConfiguration();
        RTCIceServer server = new RTCIceServer();
        server.urls.add("stun:");
        configuration.iceServers.add(server);
        var unused = factory.createPeerConnection(configuration, new PeerConnectionObserver() {
            @Override
            public void onIceCandidate(RTCIceCandidate candidate) {
                // None comes.
            }
        });
    }
}
