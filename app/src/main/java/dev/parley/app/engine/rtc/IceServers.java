package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.IceServer;
import dev.parley.app.engine.api.PeerOptions;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configuration of a peer connection ({@code RTCConfiguration}, WebRTC 1.0 section 4.2.1). */
final class IceServers {
    private static final Logger LOG = LoggerFactory.getLogger(IceServers.class);

    private IceServers() {}

    /**
     * A configuration without what would end the process; each server that is left out is told.
     *
     * @param peer the name of the peer, for the events
     */
    static RTCConfiguration configuration(String peer, PeerOptions options, Consumer<EngineEvent> events) {
        RTCConfiguration configuration = new RTCConfiguration();
        if (options.relayOnly()) {
            configuration.iceTransportPolicy = RTCIceTransportPolicy.RELAY;
        }
        for (IceServer server : options.iceServers()) {
            RTCIceServer checked = new RTCIceServer();
            checked.username = server.username();
            checked.password = server.credential();
            for (String url : server.urls()) {
                String problem = IceUrl.problem(url, server);
                if (problem.isEmpty()) {
                    checked.urls.add(url);
                } else {
                    LOG.warn("{}: left out the server {}: {}", peer, url, problem);
                    events.accept(new EngineEvent.IceServerFailed(peer, url, 0, problem));
                }
            }
            if (!checked.urls.isEmpty()) {
                configuration.iceServers.add(checked);
            }
        }
        return configuration;
    }
}
