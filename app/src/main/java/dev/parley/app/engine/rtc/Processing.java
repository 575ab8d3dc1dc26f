package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;
import dev.parley.app.engine.api.SoundProcessing;

/**
 * What the library does to the microphone's sound. Engine thread only.
 *
 * <p>The library sets it anew from the options of the track's source, which can't be changed, each time a sender gets the
 * track; so {@link #apply} must follow. What is set already is set again at no cost.
 */
final class Processing {
    private final AudioProcessing processing = new AudioProcessing();
    private final boolean echo;
    private SoundProcessing wanted = SoundProcessing.DEFAULT;

    /** @param echo whether this process sends back what it hears, which must stay as it is */
    Processing(boolean echo) {
        this.echo = echo;
    }

    /** For the factory. */
    AudioProcessing module() {
        return processing;
    }

    /** For the source of the track. The automatic gain of these options moves the system's volume: never that one. */
    AudioOptions options() {
        AudioOptions options = new AudioOptions();
        options.echoCancellation = !echo;
        options.noiseSuppression = !echo;
        options.highpassFilter = !echo;
        options.autoGainControl = false;
        return options;
    }

    void want(SoundProcessing now) {
        wanted = now;
        apply();
    }

    /** What is done to the sound of calls. */
    SoundProcessing wanted() {
        return wanted;
    }

    /** Sets what is wanted. */
    void apply() {
        if (!echo) {
            processing.applyConfig(config(wanted));
        }
    }

    /** The library's words for it. */
    static AudioProcessingConfig config(SoundProcessing wanted) {
        SoundProcessing now = wanted.effective();
        AudioProcessingConfig config = new AudioProcessingConfig();
        config.echoCanceller.enabled = now.echoCancellation();
        config.highPassFilter.enabled = !now.original();
        config.noiseSuppression.enabled = now.noiseSuppression() != SoundProcessing.NoiseSuppression.OFF;
        config.noiseSuppression.level = switch (now.noiseSuppression()) {
            case OFF, LOW -> AudioProcessingConfig.NoiseSuppression.Level.LOW;
            case HIGH -> AudioProcessingConfig.NoiseSuppression.Level.HIGH;
        };
        config.gainControl.enabled = now.autoGainControl();
        config.gainControl.adaptiveDigital.enabled = now.autoGainControl();
        return config;
    }
}
