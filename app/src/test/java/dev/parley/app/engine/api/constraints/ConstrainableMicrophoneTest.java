package dev.parley.app.engine.api.constraints;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConstrainableMicrophoneTest {
    private static final MediaTrackConstraintSet NONE = MediaTrackConstraintSet.NONE;
    private static final ConstrainableMicrophone MICROPHONE = new ConstrainableMicrophone("mic");

    @Test
    void everything_is_on_unless_wanted_otherwise() {
        assertEquals(MediaTrackSettings.ofAudio("mic", true, true, true), select(NONE));
        assertEquals(
                MediaTrackSettings.ofAudio("mic", false, true, false),
                select(NONE.withEchoCancellation(ConstrainBoolean.exact(false))
                        .withNoiseSuppression(ConstrainBoolean.ideal(false))));
        assertEquals(
                MediaTrackSettings.ofAudio("mic", true, false, true),
                select(NONE, NONE.withAutoGainControl(ConstrainBoolean.exact(false))));
    }

    @Test
    void another_device_can_be_wished_but_not_required() {
        assertEquals(
                "mic",
                select(NONE.withDeviceId(ConstrainDOMString.ideal("other"))).deviceId());
        assertEquals(
                "deviceId: The microphone is not the one asked for, \"other\".",
                Selections.said(fail(NONE.withDeviceId(ConstrainDOMString.exact("other")))));
    }

    /** GUM-non-applicable-constraint.https.html: those of a camera are ignored when a microphone is opened. */
    @Test
    void what_only_cameras_have_is_ignored_at_opening() {
        MediaTrackConstraintSet impossible = NONE.withWidth(ConstrainDouble.min(100_000_000))
                .withHeight(ConstrainDouble.min(100_000_000))
                .withFrameRate(ConstrainDouble.min(100_000_000))
                .withAspectRatio(ConstrainDouble.min(100_000_000))
                .withResizeMode(ConstrainDOMString.exact("invalid"));
        assertEquals(select(NONE), select(impossible.forKind(Kind.AUDIO)));
        // Not at a track that there is: fitness distance, step 2, comes before step 3.
        assertEquals("width", fail(NONE.withWidth(ConstrainDouble.exact(640))).constraint());
        assertEquals(
                "The microphone offers no width of exactly 640.",
                fail(NONE.withWidth(ConstrainDouble.exact(640))).message());
    }

    /** MediaStreamTrack-getCapabilities.https.html, for what we support. */
    @Test
    void its_switches_can_be_on_and_off() {
        MediaTrackCapabilities can = MICROPHONE.capabilities();
        assertEquals("mic", can.deviceId());
        assertEquals(List.of(true, false), can.echoCancellation());
        assertEquals(List.of(true, false), can.autoGainControl());
        assertEquals(List.of(true, false), can.noiseSuppression());
        assertEquals(DoubleRange.NONE, can.width());
    }

    private static MediaTrackSettings select(MediaTrackConstraintSet basic, MediaTrackConstraintSet... advanced) {
        return Selections.selected(MICROPHONE.selectSettings(MediaTrackConstraints.of(basic, advanced)));
    }

    private static OverconstrainedError fail(MediaTrackConstraintSet basic) {
        return Selections.error(MICROPHONE.selectSettings(MediaTrackConstraints.of(basic)));
    }
}
