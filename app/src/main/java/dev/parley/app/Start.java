package dev.parley.app;

import dev.parley.app.cli.Program;
import dev.parley.app.instance.SecondStart.Outcome;
import java.util.function.Supplier;

/** Decides whether this start is the first with its profile: then it opens it, else it hands over and ends. */
final class Start {
    /** How often a profile that is in use is looked at again: a program begins or ends within some seconds. */
    static final int TRIES = 60;

    private Start() {}

    /** Opens the profile. */
    interface Opener {
        Program.Opened open() throws Program.OpenException;
    }

    /**
     * Opens the profile, or hands over to the program that has it. One that is about to listen, or about to end, is waited
     * for. Blocks.
     *
     * @param handOver tries to hand over
     * @param pause waits for a moment
     * @return null if another program has taken over
     * @throws Program.OpenException if neither can be done, or the profile can't be used
     */
    static Program.Opened firstOrSecond(Opener opener, Supplier<Outcome> handOver, Runnable pause)
            throws Program.OpenException {
        for (int i = 0; ; i++) {
            try {
                return opener.open();
            } catch (Program.InUseException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
            switch (handOver.get()) {
                case TAKEN -> {
                    return null;
                }
                case NOBODY -> pause.run();
                case NO_ANSWER ->
                    throw new Program.OpenException(
                            "no-answer",
                            "",
                            "Parley is already running, but does not answer."
                                    + " End it with your system's list of programs, then start it again.",
                            null);
            }
        }
    }
}
