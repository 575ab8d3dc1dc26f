package dev.parley.app.call;

import dev.parley.signaling.protocol.RecordingSignal;
import java.util.Objects;

/** What is to be done after a step of a {@link Consent}. */
public sealed interface ConsentEffect {
    /** Tell the other side. */
    record Tell(RecordingSignal signal, int question) implements ConsentEffect {
        public Tell {
            Objects.requireNonNull(signal);
        }
    }

    /** The other person has answered my question: note it, and begin to record if they allow it. */
    record Answered(boolean allowed) implements ConsentEffect {}
}
