package dev.parley.app.engine.api;

/** {@code RTCPeerConnectionState}, WebRTC 1.0 section 4.3.3. */
public enum ConnectionState {
    NEW,
    CONNECTING,
    CONNECTED,
    DISCONNECTED,
    FAILED,
    CLOSED
}
