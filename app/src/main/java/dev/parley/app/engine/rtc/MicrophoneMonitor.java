package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.EngineEvent.HearingYourself.Phase;
import dev.parley.app.engine.api.MicrophoneLevel;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.devices.LevelMeter;
import dev.parley.app.engine.devices.SoundInput;
import dev.parley.app.engine.devices.SpeechDetector;
import dev.parley.app.engine.devices.Wave;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Listens to the microphone for the person's own sake: its level, what they sound like, and whether they talk while they
 * are muted. It is open only while one of these is wanted. Engine thread only.
 */
final class MicrophoneMonitor {
    private static final int HEAR_SECONDS = 4;
    /** How often it is asked whether somebody is heard from the speaker: every 100 ms. */
    private static final int FAR_BLOCKS = 5;

    private final EngineThread thread;
    private final Sound sound;
    private final Cues cues;
    private final BooleanSupplier farTalks;
    private final Runnable broke;
    private final Consumer<EngineEvent> events;
    private MicrophoneTap tap;
    /** The one that could not be had, until devices change or something else is wanted; null if none. */
    private Device broken;
    /** Of what is processed; null while nobody wants it. */
    private TapProcessing processing;

    private SoundProcessing wanted = SoundProcessing.DEFAULT;
    /** Of the laboratory; null while it has no microphone. */
    private SoundProcessing laboratory;

    private boolean measuring;
    private LevelMeter meter = new LevelMeter();

    private boolean watching;
    private boolean muted;
    private SpeechDetector speech = new SpeechDetector();
    private boolean talking;
    private boolean far;
    private int blocks;

    /** What was recorded to be heard; null while nothing is. */
    private ByteBuffer recorded;

    private Phase hearing = Phase.IDLE;
    /** Numbers the hearings, so that a sound that was stopped does not end the next one. */
    private int hearings;

    /**
     * One that listens to nothing yet.
     *
     * @param farTalks whether the speaker plays somebody's voice now
     * @param broke called when the microphone can't be had, or is gone
     */
    MicrophoneMonitor(
            EngineThread thread,
            Sound sound,
            Cues cues,
            BooleanSupplier farTalks,
            Runnable broke,
            Consumer<EngineEvent> events) {
        this.thread = thread;
        this.sound = sound;
        this.cues = cues;
        this.farTalks = farTalks;
        this.broke = broke;
        this.events = events;
    }

    /** Other devices are plugged in than before. */
    void listed() {
        broken = null;
        update();
    }

    /** Whether levels are to be told. */
    void measure(boolean on) {
        measuring = on;
        broken = null;
        update();
    }

    /** Whether to tell when somebody talks while muted. */
    void watch(boolean on) {
        watching = on;
        update();
    }

    /** Whether that is wanted. */
    boolean watches() {
        return watching;
    }

    /** Whether the microphone is muted in a call. */
    void muted(boolean now) {
        muted = now;
        update();
    }

    /** What is done to the sound in calls, and so to what one hears of oneself. */
    void process(SoundProcessing now) {
        wanted = now;
        refreshProcessing();
    }

    /** The laboratory's microphone is processed like this; null if it has none. */
    void laboratory(SoundProcessing now) {
        laboratory = now;
        refreshProcessing();
        update();
    }

    /** Records and plays, or stops doing so. */
    void hear(boolean on) {
        hearings++;
        broken = null;
        if (on) {
            cues.stopAside();
            recorded = ByteBuffer.allocate(HEAR_SECONDS * SoundInput.RATE * 2).order(ByteOrder.LITTLE_ENDIAN);
            tell(sound.device(DeviceKind.MICROPHONE) == null || !sound.records() ? Phase.FAILED : Phase.RECORDING);
        } else if (hearing != Phase.IDLE) {
            cues.stopAside();
            tell(Phase.IDLE);
        }
        if (hearing != Phase.RECORDING) {
            recorded = null;
        }
        refreshProcessing();
        update();
    }

    /** Opens and closes the microphone as everything wants it, and follows when another one is chosen. */
    void update() {
        boolean watches = watching && muted;
        boolean needed = measuring || watches || laboratory != null || recorded != null;
        Device microphone = needed && sound.records() ? sound.device(DeviceKind.MICROPHONE) : null;
        if (tap != null && !isSame(tap.microphone(), microphone)) {
            tap.close();
            tap = null;
        }
        if (tap == null && microphone != null && !isSame(microphone, broken)) {
            meter = new LevelMeter();
            speech = new SpeechDetector();
            tap = MicrophoneTap.open(thread, microphone, this::heard, this::failed);
        }
        if (tap == null) {
            silent(needed);
        }
        if (!watches || tap == null) {
            talks(false);
        }
    }

    // Its name and whether it is the default may change while it goes on.
    private static boolean isSame(Device one, Device other) {
        return other != null && one.id().equals(other.id());
    }

    void close() {
        if (tap != null) {
            tap.close();
            tap = null;
        }
    }

    private void silent(boolean needed) {
        if (measuring && needed) {
            events.accept(new EngineEvent.LevelMeasured(new MicrophoneLevel(0, 0, false)));
        }
        if (recorded != null) {
            recorded = null;
            tell(Phase.FAILED);
        }
    }

    private void failed() {
        broken = tap.microphone();
        tap.close();
        tap = null;
        silent(true);
        talks(false);
        broke.run();
    }

    private void heard(short[] block) {
        if (watching && muted) {
            if (blocks++ % FAR_BLOCKS == 0) {
                far = farTalks.getAsBoolean();
            }
            talks(speech.hear(LevelMeter.rms(block), far));
        }
        // In the laboratory one looks at what comes of the sound, elsewhere whether the microphone works.
        if (laboratory != null) {
            processing.process(block);
        }
        MicrophoneLevel level = measuring ? meter.add(block) : null;
        if (level != null) {
            events.accept(new EngineEvent.LevelMeasured(level));
        }
        if (laboratory == null && processing != null) {
            processing.process(block);
        }
        if (recorded != null) {
            record(block);
        }
    }

    private void talks(boolean now) {
        if (now != talking) {
            talking = now;
            events.accept(new EngineEvent.TalkingWhileMuted(now));
        }
    }

    private void record(short[] block) {
        for (short sample : block) {
            if (recorded.hasRemaining()) {
                recorded.putShort(sample);
            }
        }
        if (recorded.hasRemaining()) {
            return;
        }
        Wave wave = new Wave(SoundInput.RATE, 1, recorded);
        recorded = null;
        tell(Phase.PLAYING);
        int number = hearings;
        cues.playAside(wave, sound.device(DeviceKind.SPEAKER), end -> {
            if (number == hearings) {
                tell(end == CuePlayer.End.FAILED ? Phase.FAILED : Phase.IDLE);
            }
        });
        refreshProcessing();
        update();
    }

    private void tell(Phase now) {
        if (hearing != now) {
            hearing = now;
            events.accept(new EngineEvent.HearingYourself(now));
        }
    }

    private void refreshProcessing() {
        SoundProcessing now = laboratory != null ? laboratory : recorded != null ? wanted : null;
        if (now == null) {
            if (processing != null) {
                processing.dispose();
                processing = null;
            }
        } else if (processing == null) {
            processing = new TapProcessing(now);
        } else {
            processing.want(now);
        }
    }
}
