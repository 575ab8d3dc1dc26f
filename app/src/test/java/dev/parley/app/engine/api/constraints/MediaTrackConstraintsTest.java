package dev.parley.app.engine.api.constraints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTrackConstraintsTest {
    private static final Gson GSON = new Gson();
    private static final MediaTrackConstraintSet NONE = MediaTrackConstraintSet.NONE;
    private static final MediaTrackConstraints FULL = MediaTrackConstraints.of(
            NONE.withDeviceId(ConstrainDOMString.ideal("cam", "other"))
                    .withResizeMode(ConstrainDOMString.exact("none"))
                    .withWidth(ConstrainDouble.range(640, 1920).withIdeal(1280))
                    .withHeight(ConstrainDouble.exact(720))
                    .withAspectRatio(ConstrainDouble.ideal(16 / 9.0))
                    .withFrameRate(ConstrainDouble.max(29.97))
                    .withEchoCancellation(ConstrainBoolean.exact(false))
                    .withAutoGainControl(ConstrainBoolean.ideal(true))
                    .withNoiseSuppression(ConstrainBoolean.ideal(false)),
            NONE.withWidth(ConstrainDouble.exact(1920)),
            NONE);

    static Stream<Object> values() {
        List<VideoMode> modes = List.of(new VideoMode(1920, 1080, 30), new VideoMode(640, 480, 7.5));
        return Stream.of(
                MediaTrackConstraints.NONE,
                FULL,
                MediaTrackSettings.NONE,
                MediaTrackSettings.ofVideo("cam", VideoResizeMode.CROP_AND_SCALE, 854, 480, 15),
                MediaTrackSettings.ofAudio("mic", true, false, true),
                MediaTrackCapabilities.ofCamera("cam", modes),
                MediaTrackCapabilities.ofCamera("cam", List.of()),
                MediaTrackCapabilities.ofMicrophone("mic"),
                MediaTrackSupportedConstraints.OURS,
                new OverconstrainedError("", Unmet.plain(Kind.VIDEO, Unmet.Why.NOTHING, List.of())),
                new ConstrainableCamera("cam", modes),
                VideoCandidate.natively("cam", modes.getFirst()),
                CropAndScale.of(1920, 1080, 640, 480));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_comes_back_from_json_as_it_was(Object value) {
        assertEquals(value, GSON.fromJson(GSON.toJson(value), value.getClass()));
    }

    @Test
    void nothing_is_nothing_wanted() {
        assertEquals(MediaTrackConstraints.NONE, GSON.fromJson("{}", MediaTrackConstraints.class));
        assertEquals(
                MediaTrackConstraints.of(NONE, NONE),
                GSON.fromJson(
                        "{\"basic\":{\"width\":{},\"deviceId\":{\"exact\":[]}},\"advanced\":[{}]}",
                        MediaTrackConstraints.class));
        assertTrue(FULL.advanced().getLast().isEmpty());
        assertFalse(FULL.basic().isEmpty());
    }

    /** GUM-unknownkey-option-param.https.html is about kinds; of constraints WebIDL drops what is not supported. */
    @Test
    void a_name_that_is_not_supported_is_dropped_also_when_required() {
        String json =
                "{\"basic\":{\"doesnotexist\":{\"exact\":true},\"groupId\":{\"exact\":[\"INVALID\"]},\"width\":{\"ideal\":640}}}";
        assertEquals(
                MediaTrackConstraints.of(NONE.withWidth(ConstrainDouble.ideal(640))),
                GSON.fromJson(json, MediaTrackConstraints.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"basic\":{\"width\":{\"min\":-1}}}",
                "{\"basic\":{\"frameRate\":{\"ideal\":\"NaN\"}}}",
                "{\"advanced\":[null]}"
            })
    void what_makes_no_sense_is_refused(String json) {
        assertThrows(RuntimeException.class, () -> GSON.fromJson(json, MediaTrackConstraints.class));
    }

    /** {@code [Clamp] unsigned long}, and "rounded to the tenth decimal place". */
    @Test
    void numbers_are_rounded_as_their_property_is() {
        MediaTrackConstraintSet set = NONE.withWidth(ConstrainDouble.exact(853.3))
                .withHeight(ConstrainDouble.exact(480.5))
                .withAspectRatio(ConstrainDouble.exact(4 / 3.0))
                .withFrameRate(ConstrainDouble.exact(7.5));
        assertEquals(853, set.width().exact());
        assertEquals(480, set.height().exact());
        assertEquals(1.3333333333, set.aspectRatio().exact());
        assertEquals(7.5, set.frameRate().exact());
    }

    @Test
    void they_read_well() {
        assertEquals(
                "{deviceId: {ideal: \"cam\" | \"other\"}, resizeMode: {exact: \"none\"},"
                        + " width: {min: 640, max: 1920, ideal: 1280}, height: {exact: 720}, aspectRatio: {ideal: 1.7778},"
                        + " frameRate: {max: 29.97}, echoCancellation: {exact: false}, autoGainControl: {ideal: true},"
                        + " noiseSuppression: {ideal: false}}, advanced: [{width: {exact: 1920}}, {}]",
                FULL.toString());
        assertEquals("{}", MediaTrackConstraints.NONE.toString());
        assertEquals(
                "{deviceId: \"cam\", resizeMode: \"none\", width: 640, height: 480, aspectRatio: 1.3333, frameRate: 7.5}",
                MediaTrackSettings.ofVideo("cam", VideoResizeMode.NONE, 640, 480, 7.5)
                        .toString());
        assertEquals("1 to 1920", new DoubleRange(1, 1920).toString());
    }

    /** The properties of MediaDevices-getSupportedConstraints.html, of which we support some and say so. */
    @Test
    void every_name_of_the_standard_is_supported_or_not() {
        MediaTrackSupportedConstraints ours = MediaTrackSupportedConstraints.OURS;
        for (String name : List.of(
                "width",
                "height",
                "aspectRatio",
                "frameRate",
                "resizeMode",
                "echoCancellation",
                "autoGainControl",
                "noiseSuppression",
                "deviceId")) {
            assertTrue(ours.supports(name), name);
        }
        for (String name : List.of(
                "facingMode", "sampleRate", "sampleSize", "latency", "channelCount", "groupId", "backgroundBlur")) {
            assertFalse(ours.supports(name), name);
            assertTrue(ours.unsupported().contains(name), name);
        }
        assertEquals(16, ours.supported().size() + ours.unsupported().size());
    }
}
