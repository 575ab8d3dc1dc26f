package dev.parley.app.ui.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.SimulatedUpdates;
import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.updates.Answer;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

class UpdateSectionTest {
    private static final String ADDRESS = "https://example.org/parley.json";

    private static Desk open(SimulatedUpdates updates) {
        Desk desk = new Desk(updates);
        desk.choose("about");
        desk.pulses(2);
        return desk;
    }

    private static void ask(Desk desk, String address) {
        Fx.run(() -> {
            ((TextField) desk.find("updates-address")).setText(address);
            ((Button) desk.find("updates-ask")).fire();
        });
    }

    private static void says(Desk desk, String words) {
        Fx.until(
                "says " + words,
                () -> ((Labeled) desk.find("updates-outcome")).getText().equals(words));
    }

    @Test
    void it_is_off_until_an_address_is_given_and_off_again_without_one() {
        SimulatedUpdates updates = new SimulatedUpdates("");
        try (Desk desk = open(updates)) {
            desk.pulses(4);
            assertEquals(List.of(), updates.asked);
            ask(desk, " " + ADDRESS + " ");
            says(desk, Texts.of("updates.newest"));
            assertEquals(List.of(ADDRESS + " " + Inventory.read().version()), updates.asked);
            assertEquals(ADDRESS, updates.address());
            ask(desk, "");
            says(desk, Texts.of("updates.off"));
            assertEquals("", updates.address());
            assertEquals(1, updates.asked.size());
        }
    }

    @Test
    void a_newer_version_is_told_at_the_start_and_the_page_says_what_is_new() {
        SimulatedUpdates updates = new SimulatedUpdates(ADDRESS).answer(new Answer.Newer("9.1", "Better sound."));
        try (Desk desk = new Desk(updates)) {
            Fx.until("told", () -> desk.find("notice").isVisible());
            desk.choose("about");
            desk.pulses(2);
            assertEquals(Texts.of("updates.newer", "9.1"), desk.text("updates-outcome"));
            assertEquals("Better sound.", desk.text("updates-news"));
            assertEquals(ADDRESS, Fx.get(() -> ((TextField) desk.find("updates-address")).getText()));
        }
    }

    @Test
    void a_start_says_nothing_where_there_is_nothing_new() {
        SimulatedUpdates updates = new SimulatedUpdates(ADDRESS).answer(new Answer.Failed(Answer.Reason.UNREACHABLE));
        try (Desk desk = open(updates)) {
            Fx.until("asked", () -> !updates.asked.isEmpty());
            desk.pulses(4);
            assertFalse(desk.shows("notice"));
            assertFalse(desk.shows("updates-outcome"));
        }
    }

    @Test
    void what_goes_wrong_has_a_sentence() {
        SimulatedUpdates updates = new SimulatedUpdates("");
        try (Desk desk = open(updates)) {
            ask(desk, "http://example.org");
            says(desk, Sentence.parse(Texts.of("updates.failed.address")).line());
            assertTrue(updates.asked.isEmpty());
            for (Answer.Reason reason : List.of(Answer.Reason.UNREACHABLE, Answer.Reason.NOT_UNDERSTOOD)) {
                updates.answer(new Answer.Failed(reason));
                ask(desk, ADDRESS);
                String key = reason == Answer.Reason.UNREACHABLE ? "unreachable" : "not-understood";
                says(desk, Sentence.parse(Texts.of("updates.failed." + key)).line());
            }
            updates.fillDisk();
            ask(desk, ADDRESS);
            says(desk, Texts.of("updates.not-kept"));
        }
    }
}
