package dev.parley.app.ui.laboratory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import dev.parley.app.engine.api.constraints.VideoMode;
import dev.parley.app.ui.LaboratoryScenes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed, and how it is read. */
class LaboratoryEditorTest {
    private final VideoEditor editor = new VideoEditor(() -> {});

    @ParameterizedTest
    @CsvSource({
        "WIDTH,        '',       ,        ''",
        "WIDTH,        ' 640 ',  640,     ''",
        "WIDTH,        0,        0,       ''",
        "WIDTH,        640.0,    640,     ''",
        "WIDTH,        640.5,    ,        whole",
        "HEIGHT,       ' 12a',   ,        number",
        "HEIGHT,       -5,       ,        negative",
        "HEIGHT,       −5,       ,        negative",
        "HEIGHT,       --5,      ,        number",
        "WIDTH,        16:9,     ,        number",
        "WIDTH,        1e3,      ,        number",
        "WIDTH,        NaN,      ,        number",
        "WIDTH,        Infinity, ,        number",
        "WIDTH,        0x10,     ,        number",
        "FRAME_RATE,   29.97,    29.97,   ''",
        "FRAME_RATE,   '29,97',  29.97,   ''",
        "FRAME_RATE,   .5,       0.5,     ''",
        "FRAME_RATE,   '.',      ,        number",
        "ASPECT_RATIO, 4:2,      2,       ''",
        "ASPECT_RATIO, 3 / 2,    1.5,     ''",
        "ASPECT_RATIO, 1.25,     1.25,    ''",
        "ASPECT_RATIO, 16:0,     ,        ratio",
        "ASPECT_RATIO, 0:0,      ,        ratio",
        "ASPECT_RATIO, 16:,      ,        ratio",
        "ASPECT_RATIO, wide,     ,        ratio",
        "ASPECT_RATIO, -1,       ,        negative",
    })
    void a_field_is_read(VideoProperty property, String text, Double value, String problem) {
        assertEquals(new Typed(value, problem), Typed.read(property, text));
    }

    @Test
    void a_number_beyond_all_bounds_is_none() {
        assertEquals(
                "number", Typed.read(VideoProperty.FRAME_RATE, "9".repeat(400)).problem());
    }

    @Test
    void what_is_typed_becomes_constraints() {
        assertEquals(MediaTrackConstraints.NONE, editor.constraints());
        type(VideoProperty.WIDTH, Member.MIN, "320");
        type(VideoProperty.WIDTH, Member.MAX, "1920");
        type(VideoProperty.WIDTH, Member.IDEAL, "1280");
        type(VideoProperty.HEIGHT, Member.EXACT, "720");
        type(VideoProperty.FRAME_RATE, Member.IDEAL, "29,97");
        type(VideoProperty.ASPECT_RATIO, Member.ADVANCED, "16:9");
        type(VideoProperty.FRAME_RATE, Member.ADVANCED, "60");
        editor.resizeMode().set(ResizeChoice.CROP_IDEAL);
        assertEquals(
                "{resizeMode: {ideal: \"crop-and-scale\"}, width: {min: 320, max: 1920, ideal: 1280},"
                        + " height: {exact: 720}, frameRate: {ideal: 29.97}}, advanced:"
                        + " [{aspectRatio: {exact: 1.7778}, frameRate: {exact: 60}}]",
                editor.constraints().toString());
        editor.reset();
        assertTrue(editor.isEmpty());
        assertEquals(MediaTrackConstraints.NONE, editor.constraints());
    }

    @Test
    void the_first_field_that_cannot_be_read_is_named() {
        type(VideoProperty.FRAME_RATE, Member.MAX, "-1");
        assertEquals(
                "frameRate, max: -1 is negative. Type 0 or more.",
                editor.problem().get());
        type(VideoProperty.WIDTH, Member.IDEAL, " 12a");
        assertEquals(
                "width, ideal: “12a” is not a number. Type digits, such as 1280.",
                editor.problem().get());
        assertFalse(editor.isReadable());
        editor.reset();
        assertTrue(editor.isReadable());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VGA|     {width: {ideal: 640}, height: {ideal: 480}}",
                "HD|      {width: {ideal: 1280}, height: {ideal: 720}}",
                "FULL_HD| {width: {ideal: 1920}, height: {ideal: 1080}}",
                "UHD|     {width: {exact: 3840}, height: {exact: 2160}}",
                "SQUARE|  {aspectRatio: {exact: 1}}",
                "SLOW|    {frameRate: {exact: 10}}",
            })
    void a_preset_takes_the_place_of_what_is_there(Preset preset, String constraints) {
        type(VideoProperty.HEIGHT, Member.MIN, "nonsense");
        editor.resizeMode().set(ResizeChoice.NONE_EXACT);
        editor.take(preset);
        assertEquals(constraints, editor.constraints().toString());
    }

    @Test
    void modes_are_sorted_and_each_size_is_there_once() {
        assertEquals(
                List.of(
                        "1920 × 1080, 16:9, 30  5",
                        "1280 × 720, 16:9, 30  10",
                        "854 × 480, 16:9, 29.97",
                        "640 × 480, 4:3, 30  15",
                        "640 × 360, 16:9, 30",
                        "352 × 288, 11:9, 30",
                        "320 × 240, 4:3, 30"),
                ModeLine.list(LaboratoryScenes.MODES).stream()
                        .map(line -> line.size() + ", " + line.ratio() + ", " + line.rates())
                        .toList());
        assertEquals(
                "not said",
                ModeLine.list(List.of(new VideoMode(4, 4, 0))).getFirst().rates());
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 720, 16:9",
        "1366, 768, 16:9",
        "640, 480, 4:3",
        "1280, 800, 16:10",
        "500, 500, 1:1",
        "720, 1280, 9:16",
        "176, 144, 11:9",
        "1000, 541, 1.85",
    })
    void a_ratio_is_said_in_small_numbers(int width, int height, String ratio) {
        assertEquals(ratio, Ratio.of(width, height));
    }

    @Test
    void the_frame_rate_is_measured_over_two_seconds() {
        FrameMeter meter = new FrameMeter();
        assertEquals(FrameMeter.Drawn.NOTHING, meter.at(0));
        meter.drawn(0, 640, 360);
        assertEquals(new FrameMeter.Drawn(640, 360, 0), meter.at(0));
        for (int i = 1; i <= 100; i++) {
            meter.drawn(i * 40L, 320, 180);
        }
        assertEquals(new FrameMeter.Drawn(320, 180, 25), meter.at(4000));
        assertEquals(FrameMeter.Drawn.NOTHING, meter.at(4000 + FrameMeter.GONE_MS + 1));
    }

    private void type(VideoProperty property, Member member, String text) {
        editor.text(property, member).set(text);
    }
}
