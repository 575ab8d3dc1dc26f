package dev.parley.app.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.session.LibraryView.Entry;
import dev.parley.app.ui.LibraryScenes;
import dev.parley.app.ui.library.PlayerModel.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayerModelTest {
    private static final Entry CALL = LibraryScenes.entry("r1", "Call", "call.mp4");

    private final SimulatedPlayback media = new SimulatedPlayback();
    private long now = 1_000;
    private final PlayerModel player = new PlayerModel(media, () -> now);

    private void opened() {
        player.open(CALL);
        media.listener.ready(60_000, 1280, 720);
    }

    private void at(double ms) {
        media.listener.at(ms);
    }

    @Test
    void it_opens_plays_pauses_and_lets_go() {
        player.open(CALL);
        assertEquals(State.OPENING, player.state().get());
        assertFalse(player.isOpen());
        player.toggle();
        player.skip(true);
        assertEquals("open call.mp4", media.last());
        media.listener.ready(60_000, 1280, 720);
        assertEquals(State.PLAYING, player.state().get());
        assertEquals("play", media.last());
        assertEquals(60_000, player.duration().get());
        at(1_500);
        assertEquals(1_500, player.position().get());
        media.position = 1_560;
        player.toggle();
        assertEquals("pause", media.last());
        assertEquals(1_560, player.position().get(), "steps begin where it really is");
        assertEquals(State.PAUSED, player.state().get());
        player.close();
        assertEquals("close", media.last());
        assertEquals(State.CLOSED, player.state().get());
        assertNull(player.entry().get());
        at(2_000);
        media.listener.failed(PlayerProblem.NOT_READABLE);
        assertEquals(0, player.position().get());
        assertEquals(State.CLOSED, player.state().get());
    }

    @Test
    void it_goes_by_ten_seconds_and_by_pictures_within_the_recording() {
        opened();
        player.skip(true);
        assertEquals("seek 10000", media.last());
        player.skip(true);
        assertEquals("seek 20000", media.last(), "the clock need not have come there yet");
        player.frame(true);
        assertEquals(State.PAUSED, player.state().get());
        assertEquals("seek 20033", media.last());
        player.frame(false);
        player.frame(false);
        assertEquals("seek 19967", media.last());
        player.seek(55_000);
        player.skip(true);
        assertEquals("seek 59933", media.last());
        player.seek(4_000);
        player.skip(false);
        assertEquals("seek 0", media.last());
    }

    @Test
    void the_clock_of_before_does_not_throw_it_back() {
        opened();
        at(1_000);
        player.seek(30_000);
        at(1_040);
        assertEquals(30_000, player.position().get());
        at(30_100);
        at(30_200);
        assertEquals(30_200, player.position().get());
        player.seek(50_000);
        now += 2_000;
        at(31_000);
        assertEquals(31_000, player.position().get(), "it could not go there");
    }

    @Test
    void at_the_end_it_begins_anew() {
        opened();
        media.listener.ended();
        assertEquals(State.PAUSED, player.state().get());
        assertEquals(60_000, player.position().get());
        player.toggle();
        assertTrue(media.wants.contains("seek 0"));
        assertEquals("play", media.last());
    }

    @Test
    void speed_volume_and_silence_are_passed_on_and_speed_is_of_one_recording() {
        opened();
        player.rate().set(2);
        assertEquals("rate 2.0", media.last());
        player.muted().set(true);
        player.volume().set(0.5);
        assertEquals("volume 0.5 muted", media.last());
        player.open(CALL);
        media.listener.ready(60_000, 1280, 720);
        assertTrue(media.wants.lastIndexOf("rate 1.0") > media.wants.lastIndexOf("close"));
        assertTrue(media.wants.lastIndexOf("volume 0.5 muted") > media.wants.lastIndexOf("close"));
    }

    @Test
    void a_part_has_a_begin_before_its_end() {
        opened();
        assertFalse(player.marks().isSet());
        player.seek(20_000);
        player.markFrom();
        assertEquals(20_000, player.marks().begin());
        assertEquals(60_000, player.marks().endOf(60_000));
        player.seek(10_000);
        player.markTo();
        assertEquals(0, player.marks().begin());
        assertEquals(10_000, player.marks().endOf(60_000));
        player.seek(30_000);
        player.markFrom();
        assertEquals(60_000, player.marks().endOf(60_000));
        player.marks().clear();
        assertFalse(player.marks().isSet());
    }

    @Test
    void another_kind_is_not_tried() {
        player.open(LibraryScenes.entry("r1", "Call", "call.webm"));
        assertEquals(State.FAILED, player.state().get());
        assertEquals(PlayerProblem.OTHER_KIND, player.problem().get());
        assertTrue(media.wants.isEmpty());
    }

    @Test
    void what_fails_lets_go_of_the_file_and_can_be_tried_again() {
        player.open(CALL);
        media.listener.failed(PlayerProblem.NO_SOUND_DEVICE);
        assertEquals(State.FAILED, player.state().get());
        assertEquals("close", media.last());
        player.toggle();
        player.markFrom();
        player.retry();
        assertEquals("open call.mp4", media.last());
        assertEquals(State.OPENING, player.state().get());
    }

    @Test
    void trying_again_stays_in_the_player() {
        player.open(LibraryScenes.entry("r1", "Call", "call.mp4"));
        media.listener.failed(PlayerProblem.NO_CODECS);
        List<Entry> seen = new ArrayList<>();
        player.entry().addListener((at, before, now) -> seen.add(now));
        player.retry();
        assertEquals(State.OPENING, player.state().get());
        assertEquals(List.of(), seen, "the page would leave full screen");
        player.open(LibraryScenes.entry("r2", "Call", "call.webm"));
        player.retry();
        assertEquals(State.FAILED, player.state().get(), "another try plays no other kind of file");
    }

    @Test
    void a_player_that_stands_still_is_said_to_have_stopped() {
        opened();
        at(1_000);
        now += PlayerModel.STALL_MS;
        player.tick();
        assertEquals(State.PLAYING, player.state().get());
        now += 1;
        player.tick();
        assertEquals(PlayerProblem.NO_ANSWER, player.problem().get());
        opened();
        player.toggle();
        now += 10 * PlayerModel.STALL_MS;
        player.tick();
        assertEquals(State.PAUSED, player.state().get());
    }
}
