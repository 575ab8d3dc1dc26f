package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioTrack;

/**
 * What there is once in the process and is never disposed of: the library leaks sources, and its factory counts on its
 * threads to the end.
 *
 * @param factory makes everything else
 * @param sound the sound module
 * @param microphone the one sound track, of the one source
 * @param pattern the test pattern
 * @param camera the one camera source
 */
record Natives(
        PeerConnectionFactory factory, Sound sound, AudioTrack microphone, PatternSource pattern, CameraSource camera) {

    /**
     * Loads the library and makes them; some hundred milliseconds, on the engine thread.
     *
     * @throws RuntimeException if the library cannot be unpacked; {@code java.lang.Error} if it cannot be loaded
     */
    static Natives load(boolean echo) {
        Sound sound = Sound.open(echo);
        PeerConnectionFactory factory = new PeerConnectionFactory(sound.module());
        AudioTrack microphone = factory.createAudioTrack("microphone", factory.createAudioSource(sound.options()));
        return new Natives(factory, sound, microphone, new PatternSource(factory), new CameraSource(factory));
    }
}
