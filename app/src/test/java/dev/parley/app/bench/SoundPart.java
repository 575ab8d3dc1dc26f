package dev.parley.app.bench;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.testing.Sandbox;
import dev.parley.app.testing.Tone;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Anna's microphones and Bert's speakers in a call: others are chosen, pulled out and plugged in again. */
final class SoundPart {
    private static final double SWITCH_MS = 500;
    /** Within which the sound server has moved the streams. */
    private static final long MOVED_MS = 50;

    private static final String CALL = "call";

    private final Couple couple;
    private final Person anna;
    private final Person bert;
    private final Sandbox sandbox;
    private final Hearing hearing;
    private final DeviceOptions options;

    SoundPart(Couple couple, Sandbox sandbox, DeviceOptions options) {
        this.couple = couple;
        this.anna = couple.anna();
        this.bert = couple.bert();
        this.sandbox = sandbox;
        this.hearing = new Hearing(sandbox);
        this.options = options;
    }

    void measure(Table table) throws IOException, InterruptedException, Missing {
        anna.cameras(DeviceChoice.PATTERN.value());
        couple.call(CALL);
        double began = Story.now();
        try (Tone.Ear ear = hearing.at(Voice.BERT);
                Tone.Ear other = hearing.at(Voice.OTHER)) {
            hearing.delay(table, "without a change", ear, couple, options.times());
            microphones(table, ear);
            speakers(table, ear, other);
            table.add("  negotiations in all of this", "", couple.negotiations(began), 0.5);
            microphonePlugs(table, ear);
            speakerPlugs(table, other);
        }
        new Residue(anna, "of microphone and speaker", options.manySwitches()).measure(table, this::change);
    }

    private void microphones(Table table, Tone.Ear ear) throws IOException, InterruptedException, Missing {
        Samples samples = new Samples();
        for (int i = 0; i < options.switches(); i++) {
            Voice next = i % 2 == 0 ? Voice.OTHER : Voice.ANNA;
            couple.pause();
            samples.add(Hearing.heard(ear, next, anna.microphones(next.microphone())));
        }
        table.add("microphone chosen in a call → heard on the other side", "ms", samples, Double.NaN, SWITCH_MS);
    }

    private void speakers(Table table, Tone.Ear ear, Tone.Ear other) throws IOException, InterruptedException, Missing {
        anna.microphones(Voice.ANNA.microphone());
        Samples samples = new Samples();
        for (int i = 0; i < options.switches(); i++) {
            boolean away = i % 2 == 0;
            couple.pause();
            double chosen = bert.speakers((away ? Voice.OTHER : Voice.BERT).speaker());
            samples.add(Hearing.heard(away ? other : ear, Voice.ANNA, chosen));
            Hearing.silent(away ? ear : other, Voice.ANNA, chosen);
        }
        table.add("speaker chosen in a call → heard on it", "ms", samples, Double.NaN, SWITCH_MS);
    }

    private void microphonePlugs(Table table, Tone.Ear ear) throws IOException, InterruptedException, Missing {
        Plugs plugs = new Plugs();
        String first = Voice.ANNA.microphone();
        String next = Voice.OTHER.microphone();
        bert.speakers(Voice.BERT.speaker());
        Hearing.heard(ear, Voice.ANNA, anna.microphones(first, next));
        for (int i = 0; i < options.times(); i++) {
            couple.pause();
            double pulled = Story.now();
            sandbox.unplug(first);
            double heard = Hearing.heard(ear, Voice.OTHER, pulled);
            plugs.pulled(open(anna, DeviceKind.MICROPHONE, next, pulled), heard);
            couple.pause();
            double plugged = Story.now();
            sandbox.replug(first);
            heard = Hearing.heard(ear, Voice.ANNA, plugged);
            plugs.plugged(open(anna, DeviceKind.MICROPHONE, first, plugged), heard);
        }
        plugs.add(table, "microphone", "heard on the other side", "heard on the other side");
    }

    private void speakerPlugs(Table table, Tone.Ear other) throws IOException, InterruptedException, Missing {
        Plugs plugs = new Plugs();
        String first = Voice.BERT.speaker();
        String next = Voice.OTHER.speaker();
        bert.speakers(first, next);
        for (int i = 0; i < options.times(); i++) {
            couple.pause();
            double pulled = Story.now();
            sandbox.unplug(first);
            double heard = Hearing.heard(other, Voice.ANNA, pulled);
            plugs.pulled(open(bert, DeviceKind.SPEAKER, next, pulled), heard);
            couple.pause();
            double plugged = Story.now();
            sandbox.replug(first);
            // Whoever listened to it lost it, too.
            double silent = Hearing.silent(other, Voice.ANNA, plugged);
            plugs.plugged(open(bert, DeviceKind.SPEAKER, first, plugged), silent);
        }
        plugs.add(table, "speaker", "heard on that one", "the other one is silent");
    }

    private static double open(Person person, DeviceKind kind, String name, double since)
            throws InterruptedException, Missing {
        return person.device(kind, Status.OPEN, name, since) - since;
    }

    private void change(int number) throws InterruptedException {
        Voice next = number % 2 == 0 ? Voice.OTHER : Voice.ANNA;
        anna.microphones(next.microphone());
        anna.speakers(next.speaker());
        TimeUnit.MILLISECONDS.sleep(MOVED_MS);
    }
}
