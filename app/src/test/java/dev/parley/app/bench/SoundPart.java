package dev.parley.app.bench;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.testing.Sandbox;
import dev.parley.app.testing.Tone;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Anna's microphones and Bert's speakers in a call: others are chosen, pulled out and plugged in again. */
final class SoundPart {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final double SWITCH_MS = 500;
    private static final double PLUG_MS = 1000;
    private static final int MUTED_SWITCHES = 20;
    /** Of a tone that is there now and then. */
    private static final double PROBE_HZ = 2000;
    /** Within which the sound server has moved the streams. */
    private static final long MOVED_MS = 50;

    private static final String CALL = "call";

    private final Couple couple;
    private final Person anna;
    private final Person bert;
    private final Sandbox sandbox;
    private final DeviceOptions options;

    SoundPart(Couple couple, Sandbox sandbox, DeviceOptions options) {
        this.couple = couple;
        this.anna = couple.anna();
        this.bert = couple.bert();
        this.sandbox = sandbox;
        this.options = options;
    }

    void measure(Table table) throws IOException, InterruptedException, Missing {
        anna.cameras(DeviceChoice.PATTERN.value());
        couple.call(CALL);
        double began = Story.now();
        try (Tone.Ear ear = listen(Voice.BERT);
                Tone.Ear other = listen(Voice.OTHER)) {
            delay(table, ear);
            mutes(table, ear);
            microphones(table, ear);
            muted(table, ear);
            speakers(table, ear, other);
            table.add("  negotiations in all of this", "", couple.negotiations(began), 0.5);
            microphonePlugs(table, ear);
            speakerPlugs(table, other);
        }
        new Residue(anna, "of microphone and speaker", options.manySwitches()).measure(table, this::change);
    }

    private Tone.Ear listen(Voice at) throws IOException {
        return Tone.listen(sandbox, at.speaker() + ".monitor");
    }

    /** How long after {@code since} a tone was heard, or was not any more, ms. */
    private static double heard(Tone.Ear ear, double hz, boolean there, double since) throws IOException, Missing {
        long ms = ear.since((long) (since * 1e6), hz, there, LIMIT);
        if (ms < 0) {
            throw new Missing("a tone of " + hz + " Hz " + (there ? "is not heard" : "does not end"));
        }
        return ms;
    }

    /** What a call without any switch takes, by a tone that is heard here and there by the same means. */
    private void delay(Table table, Tone.Ear there) throws IOException, InterruptedException, Missing {
        Samples delay = new Samples();
        try (Tone.Ear here = Tone.listen(sandbox, Voice.ANNA.microphone())) {
            heard(here, Voice.ANNA.hz(), true, Story.now());
            for (int i = 0; i < options.times(); i++) {
                couple.pause();
                double began = Story.now();
                Process tone = Tone.play(sandbox, Voice.ANNA.sink(), PROBE_HZ);
                double said = heard(here, PROBE_HZ, true, began);
                delay.add(heard(there, PROBE_HZ, true, began) - said);
                tone.destroy();
                heard(there, PROBE_HZ, false, Story.now());
            }
        }
        table.add("the sound's own way in a call, microphone → speaker", "ms", delay);
    }

    private void mutes(Table table, Tone.Ear ear) throws IOException, InterruptedException, Missing {
        Samples off = new Samples();
        Samples on = new Samples();
        for (int i = 0; i < options.times(); i++) {
            couple.pause();
            off.add(heard(ear, Voice.ANNA.hz(), false, send(false)));
            couple.pause();
            on.add(heard(ear, Voice.ANNA.hz(), true, send(true)));
        }
        table.add("microphone off → silent on the other side", "ms", off);
        table.add("microphone on → heard on the other side", "ms", on);
    }

    private double send(boolean microphone) {
        return anna.send(new EngineCommand.SendMedia(CALL, microphone, true));
    }

    private void microphones(Table table, Tone.Ear ear) throws IOException, InterruptedException, Missing {
        Samples samples = new Samples();
        for (int i = 0; i < options.switches(); i++) {
            Voice next = i % 2 == 0 ? Voice.OTHER : Voice.ANNA;
            couple.pause();
            samples.add(heard(ear, next.hz(), true, anna.microphones(next.microphone())));
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
            samples.add(heard(away ? other : ear, Voice.ANNA.hz(), true, chosen));
            heard(away ? ear : other, Voice.ANNA.hz(), false, chosen);
        }
        table.add("speaker chosen in a call → heard on it", "ms", samples, Double.NaN, SWITCH_MS);
    }

    private void muted(Table table, Tone.Ear ear) throws IOException, InterruptedException, Missing {
        heard(ear, Voice.ANNA.hz(), false, send(false));
        couple.pause();
        ear.forget();
        for (int i = 0; i < MUTED_SWITCHES; i++) {
            anna.microphones((i % 2 == 0 ? Voice.OTHER : Voice.ANNA).microphone());
            couple.pause();
        }
        table.add("changed 20 times while muted: windows with sound", "", ear.sounds(), 0.5);
        heard(ear, Voice.ANNA.hz(), true, send(true));
    }

    private void microphonePlugs(Table table, Tone.Ear ear) throws IOException, InterruptedException, Missing {
        Samples out = new Samples();
        Samples outHeard = new Samples();
        Samples in = new Samples();
        Samples inHeard = new Samples();
        bert.speakers(Voice.BERT.speaker());
        heard(ear, Voice.ANNA.hz(), true, anna.microphones(Voice.ANNA.microphone(), Voice.OTHER.microphone()));
        for (int i = 0; i < options.times(); i++) {
            couple.pause();
            double pulled = Story.now();
            sandbox.unplug(Voice.ANNA.microphone());
            outHeard.add(heard(ear, Voice.OTHER.hz(), true, pulled));
            out.add(open(anna, DeviceKind.MICROPHONE, Voice.OTHER.microphone(), pulled));
            couple.pause();
            double plugged = Story.now();
            sandbox.replug(Voice.ANNA.microphone());
            inHeard.add(heard(ear, Voice.ANNA.hz(), true, plugged));
            in.add(open(anna, DeviceKind.MICROPHONE, Voice.ANNA.microphone(), plugged));
        }
        table.add("microphone pulled out in a call → the next one is open", "ms", out, Double.NaN, PLUG_MS);
        table.add("  heard on the other side", "ms", outHeard);
        table.add("microphone plugged in again → it is open", "ms", in, Double.NaN, PLUG_MS);
        table.add("  heard on the other side", "ms", inHeard);
    }

    private void speakerPlugs(Table table, Tone.Ear other) throws IOException, InterruptedException, Missing {
        Samples out = new Samples();
        Samples outHeard = new Samples();
        Samples in = new Samples();
        Samples inHeard = new Samples();
        bert.speakers(Voice.BERT.speaker(), Voice.OTHER.speaker());
        for (int i = 0; i < options.times(); i++) {
            couple.pause();
            double pulled = Story.now();
            sandbox.unplug(Voice.BERT.speaker());
            outHeard.add(heard(other, Voice.ANNA.hz(), true, pulled));
            out.add(open(bert, DeviceKind.SPEAKER, Voice.OTHER.speaker(), pulled));
            couple.pause();
            double plugged = Story.now();
            sandbox.replug(Voice.BERT.speaker());
            inHeard.add(heard(other, Voice.ANNA.hz(), false, plugged));
            in.add(open(bert, DeviceKind.SPEAKER, Voice.BERT.speaker(), plugged));
        }
        table.add("speaker pulled out in a call → the next one is open", "ms", out, Double.NaN, PLUG_MS);
        table.add("  heard on that one", "ms", outHeard);
        table.add("speaker plugged in again → it is open", "ms", in, Double.NaN, PLUG_MS);
        table.add("  the other one is silent", "ms", inHeard);
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
