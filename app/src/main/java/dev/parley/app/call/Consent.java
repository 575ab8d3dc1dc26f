package dev.parley.app.call;

import static dev.parley.signaling.protocol.RecordingSignal.ALLOW;
import static dev.parley.signaling.protocol.RecordingSignal.ASK;
import static dev.parley.signaling.protocol.RecordingSignal.OFF;
import static dev.parley.signaling.protocol.RecordingSignal.ON;
import static dev.parley.signaling.protocol.RecordingSignal.PAUSED;
import static dev.parley.signaling.protocol.RecordingSignal.REFUSE;

import dev.parley.app.call.ConsentEffect.Answered;
import dev.parley.app.call.ConsentEffect.Tell;
import dev.parley.signaling.protocol.RecordingSignal;
import java.util.List;
import java.util.Objects;

/**
 * Who records a call, and who allowed it: an immutable state and a step for both directions, which don't touch each other.
 *
 * <pre>
 *  mine                               allow, of             Began                Held
 *         ┌──────┐ Ask  ┌────────┐ this question ┌─────────┐      ┌───────────┐ ────► ┌────────┐
 *    ──►  │ NONE ├─────►│ ASKING ├──────────────►│ ALLOWED ├─────►│ RECORDING │       │ PAUSED │
 *         └──────┘      └───┬────┘               └────┬────┘      └─────┬─────┘ ◄──── └───┬────┘
 *             ▲  refuse, of │ this question           │                 │        Began    │
 *             │  NotAsked   │ End: off                │ End: off        │ End: off        │ End: off
 *             └─────────────┴─────────────────────────┴─────────────────┴─────────────────┘
 *
 *  theirs                      Answer(true):                        paused
 *         ┌──────┐ ask  ┌────────┐  allow   ┌─────────┐  on  ┌───────────┐ ────► ┌────────┐
 *    ──►  │ NONE ├─────►│ ASKING ├─────────►│ ALLOWED ├─────►│ RECORDING │       │ PAUSED │
 *         └──────┘      └───┬────┘          └────┬────┘      └─────┬─────┘ ◄──── └───┬────┘
 *             ▲        off, │ Answer(false):     │ off         off │         on      │ off
 *             │             │ refuse             │                 ▼                 │
 *             └─────────────┴────────────────────┘            STOPPED ◄──────────────┘
 *                                                Dismiss: NONE; ask: ASKING
 * </pre>
 *
 * {@code on} and {@code paused} are taken in every state: a recording is never hidden, whether it was allowed or not. The end
 * of the call leads to the beginning from everywhere.
 *
 * @param mine where my recording is
 * @param question the number of my newest question in this call; 0 before the first
 * @param theirs where the other person's is
 * @param theirQuestion the number of their newest question; 0 before the first
 * @param answered the number of their question that I answered last; 0 before the first
 * @param allowed what I said to it
 */
public record Consent(Mine mine, int question, Theirs theirs, int theirQuestion, int answered, boolean allowed) {
    /** Nobody records, and nobody has asked. */
    public static final Consent START = new Consent(Mine.NONE, 0, Theirs.NONE, 0, 0, false);

    public Consent {
        Objects.requireNonNull(mine);
        Objects.requireNonNull(theirs);
    }

    /** Where my recording is. */
    public enum Mine {
        NONE,
        ASKING,
        /** They said yes, and the recorder is about to begin. */
        ALLOWED,
        RECORDING,
        PAUSED
    }

    /** Where the other person's recording is. */
    public enum Theirs {
        NONE,
        ASKING,
        /** I said yes, and their recorder is about to begin. */
        ALLOWED,
        RECORDING,
        PAUSED,
        /** It has ended; what is left is to say so. */
        STOPPED
    }

    /** A next state and what is to be done to get there. */
    public record Step(Consent consent, List<ConsentEffect> effects) {
        public Step {
            effects = List.copyOf(effects);
        }
    }

    /** What follows from {@code event}. An event that doesn't belong to this state changes nothing. */
    public Step step(ConsentEvent event) {
        return switch (event) {
            case ConsentEvent.Ask() ->
                mine == Mine.NONE ? told(with(Mine.ASKING, question + 1), ASK, question + 1) : stay();
            case ConsentEvent.NotAsked() -> mine == Mine.ASKING ? go(with(Mine.NONE)) : stay();
            case ConsentEvent.Began() ->
                mine == Mine.ALLOWED || mine == Mine.PAUSED ? told(with(Mine.RECORDING), ON, question) : stay();
            case ConsentEvent.Held() -> mine == Mine.RECORDING ? told(with(Mine.PAUSED), PAUSED, question) : stay();
            case ConsentEvent.End() -> mine == Mine.NONE ? stay() : told(with(Mine.NONE), OFF, question);
            case ConsentEvent.Answer(boolean yes) -> theirs == Theirs.ASKING ? answer(yes) : stay();
            case ConsentEvent.Heard(RecordingSignal signal, int number) -> heard(signal, number);
            case ConsentEvent.Again() -> again();
            case ConsentEvent.Dismiss() -> theirs == Theirs.STOPPED ? go(with(Theirs.NONE, theirQuestion)) : stay();
            case ConsentEvent.CallEnded() -> go(START);
        };
    }

    private Step heard(RecordingSignal signal, int number) {
        return switch (signal) {
            case ASK -> asked(number);
            case ALLOW, REFUSE -> {
                // An answer to a question of before, or to one that was taken back, says nothing of this one.
                if (mine != Mine.ASKING || number != question) {
                    yield stay();
                }
                boolean yes = signal == ALLOW;
                yield go(with(yes ? Mine.ALLOWED : Mine.NONE), new Answered(yes));
            }
            case ON -> go(with(Theirs.RECORDING, number));
            case PAUSED -> go(with(Theirs.PAUSED, number));
            case OFF ->
                switch (theirs) {
                    case RECORDING, PAUSED -> go(with(Theirs.STOPPED, theirQuestion));
                    case ASKING, ALLOWED -> go(with(Theirs.NONE, theirQuestion));
                    case NONE, STOPPED -> stay();
                };
        };
    }

    private Step asked(int number) {
        if (number == answered) {
            // The answer was lost.
            return told(this, allowed ? ALLOW : REFUSE, number);
        }
        boolean records = theirs == Theirs.RECORDING || theirs == Theirs.PAUSED;
        return records || number < theirQuestion ? stay() : go(with(Theirs.ASKING, number));
    }

    private Step answer(boolean yes) {
        Consent next =
                new Consent(mine, question, yes ? Theirs.ALLOWED : Theirs.NONE, theirQuestion, theirQuestion, yes);
        return told(next, yes ? ALLOW : REFUSE, theirQuestion);
    }

    private Step again() {
        return switch (mine) {
            case ASKING -> told(this, ASK, question);
            case RECORDING -> told(this, ON, question);
            case PAUSED -> told(this, PAUSED, question);
            case NONE, ALLOWED -> stay();
        };
    }

    private Consent with(Mine next) {
        return with(next, question);
    }

    private Consent with(Mine next, int number) {
        return new Consent(next, number, theirs, theirQuestion, answered, allowed);
    }

    private Consent with(Theirs next, int number) {
        return new Consent(mine, question, next, number, answered, allowed);
    }

    private Step stay() {
        return go(this);
    }

    private static Step go(Consent next, ConsentEffect... effects) {
        return new Step(next, List.of(effects));
    }

    private static Step told(Consent next, RecordingSignal signal, int number) {
        return go(next, new Tell(signal, number));
    }
}
