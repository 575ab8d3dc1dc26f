package dev.parley.app.session;

import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;

/**
 * What the two sides of a call send: mine by my {@link Switches}, theirs as they say. Owned by the {@code call} thread.
 */
final class CallMedia {
    private final CallSide.Outside outside;
    private final PeerSide peer;
    private final Switches mine = new Switches();
    /** The call that media flow in; null before the answer and after the end. */
    private String callId;

    private boolean screen;
    private boolean remoteMicrophone = true;
    private boolean remoteCamera = true;
    private boolean remoteScreen;

    CallMedia(CallSide.Outside outside, PeerSide peer) {
        this.outside = outside;
        this.peer = peer;
    }

    /** Another call: nothing flows, and they send both until they say otherwise. */
    void reset() {
        callId = null;
        remoteMicrophone = true;
        remoteCamera = true;
        remoteScreen = false;
    }

    /** From now on it flows over the peer connection of now. */
    void start(String call) {
        callId = call;
        send();
    }

    /** The call is over; what was chosen for it alone is, too. */
    void stop() {
        callId = null;
        mine.withoutVideo(false);
    }

    boolean camera() {
        return mine.camera();
    }

    void setMicrophone(boolean on) {
        mine.setMicrophone(on);
        send();
    }

    void setCamera(boolean on) {
        mine.setCamera(on);
        send();
    }

    /** Whether the other side gets a screen of mine. */
    void setScreen(boolean on) {
        screen = on;
        tell();
    }

    /** For this call only. */
    void withoutVideo(boolean without) {
        mine.withoutVideo(without);
    }

    private void send() {
        if (callId != null && peer.name() != null) {
            outside.engine(new EngineCommand.SendMedia(peer.name(), mine.microphone(), mine.camera()));
            tell();
        }
        outside.changed();
    }

    private void tell() {
        if (callId != null && peer.name() != null) {
            outside.server(new Request.Media(callId, peer.device(), mine.sound(), mine.picture(), screen));
        }
    }

    /** A device of mine gives something, or nothing any more. */
    void changed(DeviceState state) {
        if (mine.changed(state)) {
            tell();
        }
    }

    void engineDied() {
        mine.engineDied();
    }

    /** The other side says what it sends. */
    void heard(Event.Media theirs) {
        remoteMicrophone = theirs.microphone();
        remoteCamera = theirs.camera();
        remoteScreen = theirs.screen();
    }

    /** Whether they mean to send pictures, as they said with the answer. */
    void remoteCamera(boolean on) {
        remoteCamera = on;
    }

    boolean remoteScreen() {
        return remoteScreen;
    }

    CallViews.Media view() {
        return new CallViews.Media(mine.microphone(), mine.camera(), remoteMicrophone, remoteCamera);
    }
}
