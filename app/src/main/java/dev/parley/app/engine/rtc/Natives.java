package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.parley.app.engine.devices.Systems;
import dev.parley.app.engine.devices.V4l2;

/**
 * What there is once in the process and is never disposed of: the library leaks sources, and its factory counts on its
 * threads to the end.
 *
 * @param factory makes everything else
 * @param sound the sound module
 * @param processing what is done to the microphone's sound
 * @param microphone the one sound track, of the one source
 * @param pattern the test pattern
 * @param camera the camera sources
 * @param resized what makes other sizes of a camera's pictures
 * @param v4l2 Linux's camera interface; null on other systems
 */
record Natives(
        PeerConnectionFactory factory,
        Sound sound,
        Processing processing,
        AudioTrack microphone,
        PatternSource pattern,
        CameraSource camera,
        ResizedVideo resized,
        V4l2 v4l2) {

    /**
     * Loads the library and makes them; some hundred milliseconds, on the engine thread.
     *
     * @throws RuntimeException if the library cannot be unpacked; {@code java.lang.Error} if it cannot be loaded
     */
    static Natives load(boolean echo) {
        Sound sound = Sound.open(echo);
        Processing processing = new Processing(echo);
        PeerConnectionFactory factory = new PeerConnectionFactory(sound.module(), processing.module());
        AudioTrack microphone = factory.createAudioTrack("microphone", factory.createAudioSource(processing.options()));
        V4l2 v4l2 = Systems.LINUX ? new V4l2() : null;
        return new Natives(
                factory,
                sound,
                processing,
                microphone,
                new PatternSource(factory),
                new CameraSource(factory, v4l2),
                new ResizedVideo(factory),
                v4l2);
    }
}
