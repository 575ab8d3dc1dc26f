package dev.parley.app.bench;

import dev.parley.app.testing.Sandbox;
import dev.parley.app.testing.Tone;
import java.io.IOException;
import java.time.Duration;

/** What is heard of Anna in the devices of the sandbox. One thread. */
final class Hearing {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    /** Of a tone that is there now and then. */
    private static final double PROBE_HZ = 2000;
    /** More than this is too long for people who talk to each other (ITU-T G.114). */
    private static final double DELAY_MS = 400;

    private final Sandbox sandbox;

    Hearing(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Listens to what a speaker plays. */
    Tone.Ear at(Voice voice) throws IOException {
        return Tone.listen(sandbox, voice.speaker() + ".monitor");
    }

    /** How long after {@code since} the tone of a voice was heard, ms. */
    static double heard(Tone.Ear ear, Voice voice, double since) throws IOException, Missing {
        return await(ear, voice.hz(), true, since);
    }

    /** How long after {@code since} the tone of a voice was not heard any more, ms. */
    static double silent(Tone.Ear ear, Voice voice, double since) throws IOException, Missing {
        return await(ear, voice.hz(), false, since);
    }

    private static double await(Tone.Ear ear, double hz, boolean there, double since) throws IOException, Missing {
        long ms = ear.since((long) (since * 1e6), hz, there, LIMIT);
        if (ms < 0) {
            throw new Missing("a tone of " + hz + " Hz " + (there ? "is not heard" : "does not end"));
        }
        return ms;
    }

    /** What the way from Anna's microphone to an ear takes, by a tone that is heard here and there by the same means. */
    void delay(Table table, String when, Tone.Ear there, Couple couple, int times)
            throws IOException, InterruptedException, Missing {
        Samples delay = new Samples();
        try (Tone.Ear here = Tone.listen(sandbox, Voice.ANNA.microphone())) {
            heard(here, Voice.ANNA, Story.now());
            for (int i = 0; i < times; i++) {
                couple.pause();
                double began = Story.now();
                Process tone = Tone.play(sandbox, Voice.ANNA.sink(), PROBE_HZ);
                double said = await(here, PROBE_HZ, true, began);
                delay.add(await(there, PROBE_HZ, true, began) - said);
                tone.destroy();
                await(there, PROBE_HZ, false, Story.now());
            }
        }
        table.add("microphone → speaker of the other side, " + when, "ms", delay, Double.NaN, DELAY_MS);
    }
}
