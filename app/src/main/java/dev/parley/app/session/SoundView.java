package dev.parley.app.session;

import dev.parley.app.engine.api.EngineEvent.HearingYourself;
import dev.parley.app.engine.api.SoundProcessing;

/**
 * How it stands with the microphone's sound.
 *
 * @param processing what is done to it
 * @param warnWhenMuted whether to be told when one talks while muted
 * @param talkingWhileMuted whether that is so now
 * @param hearing where the playback of one's own voice is
 */
public record SoundView(
        SoundProcessing processing, boolean warnWhenMuted, boolean talkingWhileMuted, HearingYourself.Phase hearing) {
    /** Of a first start. */
    public static final SoundView FIRST =
            new SoundView(SoundProcessing.DEFAULT, true, false, HearingYourself.Phase.IDLE);
}
