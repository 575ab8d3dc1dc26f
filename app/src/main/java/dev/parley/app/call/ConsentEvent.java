package dev.parley.app.call;

import dev.parley.signaling.protocol.RecordingSignal;
import java.util.Objects;

/** What a {@link Consent} reacts to. */
public sealed interface ConsentEvent {
    /** I want to record the call. */
    record Ask() implements ConsentEvent {}

    /** My question can't reach the other person. */
    record NotAsked() implements ConsentEvent {}

    /** My recorder begins, or goes on after it was held. */
    record Began() implements ConsentEvent {}

    /** My recorder holds. */
    record Held() implements ConsentEvent {}

    /** I take back my question, or my recorder has ended. */
    record End() implements ConsentEvent {}

    /** I answer the other person's question. */
    record Answer(boolean yes) implements ConsentEvent {}

    /** The other side says something. */
    record Heard(RecordingSignal signal, int question) implements ConsentEvent {
        public Heard {
            Objects.requireNonNull(signal);
        }
    }

    /** The other side may have missed what was said: the peer connection is new, or the session was resumed. */
    record Again() implements ConsentEvent {}

    /** I have read that the other person's recording has ended. */
    record Dismiss() implements ConsentEvent {}

    /** The call is over. */
    record CallEnded() implements ConsentEvent {}
}
