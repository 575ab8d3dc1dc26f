package dev.parley.app.bench;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.testing.Sandbox;
import dev.parley.app.testing.Tone;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Anna's microphone is switched off and on in a call, and others are chosen while it is off. */
final class MutePart {
    private static final int SWITCHES = 20;
    /** The most that the other side may still have to play. */
    private static final int PLAYED_S = 3;

    private static final String CALL = "call";

    private final Couple couple;
    private final Person anna;
    private final Hearing hearing;
    private final DeviceOptions options;

    MutePart(Couple couple, Sandbox sandbox, DeviceOptions options) {
        this.couple = couple;
        this.anna = couple.anna();
        this.hearing = new Hearing(sandbox);
        this.options = options;
    }

    void measure(Table table) throws IOException, InterruptedException, Missing {
        anna.cameras(DeviceChoice.PATTERN.value());
        couple.call(CALL);
        try (Tone.Ear ear = hearing.at(Voice.BERT)) {
            Hearing.heard(ear, Voice.ANNA, Story.now());
            turns(table, ear);
            hearing.delay(table, "after that", ear, couple, options.times());
            changes(table, ear);
        }
    }

    private void turns(Table table, Tone.Ear ear) throws IOException, InterruptedException, Missing {
        Samples off = new Samples();
        Samples on = new Samples();
        for (int i = 0; i < options.times(); i++) {
            couple.pause();
            off.add(Hearing.silent(ear, Voice.ANNA, send(false)));
            couple.pause();
            on.add(Hearing.heard(ear, Voice.ANNA, send(true)));
        }
        table.add("microphone off → silent on the other side", "ms", off);
        table.add("microphone on → heard on the other side", "ms", on);
    }

    private void changes(Table table, Tone.Ear ear) throws IOException, InterruptedException, Missing {
        Hearing.silent(ear, Voice.ANNA, send(false));
        TimeUnit.SECONDS.sleep(PLAYED_S);
        ear.forget();
        for (int i = 0; i < SWITCHES; i++) {
            anna.microphones((i % 2 == 0 ? Voice.OTHER : Voice.ANNA).microphone());
            couple.pause();
        }
        table.add("changed 20 times while off: 20 ms with any sound", "", ear.sounds(), 0.5);
        Hearing.heard(ear, Voice.ANNA, send(true));
    }

    private double send(boolean microphone) {
        return anna.send(new EngineCommand.SendMedia(CALL, microphone, true));
    }
}
