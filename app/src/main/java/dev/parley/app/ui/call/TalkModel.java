package dev.parley.app.ui.call;

import dev.parley.app.session.CallView;
import dev.parley.app.session.Session;
import dev.parley.app.ui.call.PushToTalk.Effect;
import dev.parley.app.ui.call.PushToTalk.Input;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** My microphone in a call: switched, or on as long as a key is held. JavaFX thread. */
final class TalkModel {
    private final Session session;
    private final ReadOnlyBooleanWrapper talking = new ReadOnlyBooleanWrapper(this, "talking");
    private PushToTalk key = PushToTalk.UP;
    private CallView call;
    /** What was wanted last and the snapshot doesn't say yet; null where it does. */
    private Boolean wanted;

    TalkModel(Session session) {
        this.session = session;
    }

    /** Takes what a new snapshot says. */
    void update(CallView now) {
        call = now;
        if (wanted != null && wanted == now.microphone()) {
            wanted = null;
        }
        if (!CallModel.talks(now)) {
            step(Input.END);
            wanted = null;
        }
    }

    /** The key goes down, or repeats. */
    void press() {
        if (call != null && CallModel.talks(call)) {
            step(on() ? Input.PRESS_UNMUTED : Input.PRESS_MUTED);
        }
    }

    /** The key is let go. */
    void release() {
        step(Input.RELEASE);
    }

    /** Something else has the keys now. */
    void end() {
        step(Input.END);
    }

    /** The window has lost the focus. */
    void focusLost() {
        step(Input.FOCUS_LOST);
    }

    /** Switches the microphone; while one talks by the key, keeps it on. */
    void toggle() {
        boolean byKey = key == PushToTalk.TALKING;
        boolean on = on();
        step(Input.TOGGLE);
        if (!byKey) {
            want(!on);
        }
    }

    /** Turns the microphone on. */
    void unmute() {
        if (!on()) {
            want(true);
        }
    }

    /** Whether the key is held, so that it and its repetitions are no other control's. */
    boolean holds() {
        return key != PushToTalk.UP;
    }

    /** Whether the microphone is on because the key is held. */
    ReadOnlyBooleanProperty talkingProperty() {
        return talking.getReadOnlyProperty();
    }

    private boolean on() {
        return wanted == null ? call.microphone() : wanted;
    }

    private void want(boolean on) {
        wanted = on;
        session.setMicrophone(on);
    }

    private void step(Input input) {
        PushToTalk.Step step = key.step(input);
        key = step.next();
        talking.set(key == PushToTalk.TALKING);
        if (step.effect() != Effect.NONE) {
            want(step.effect() == Effect.UNMUTE);
        }
    }
}
