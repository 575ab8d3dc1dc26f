package dev.parley.app.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.session.FoundServer;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.ServerStatus.Problem;
import dev.parley.app.settings.DesktopPreferences.ThemeChoice;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.signaling.protocol.Registration;
import java.net.URI;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class WelcomePageTest {
    private static final URI URL = URI.create("wss://192.168.1.20:8443");

    @Test
    void servers_are_chosen_by_click_or_by_address() {
        try (Desk desk = new Desk(s -> s.server = new ServerStatus.NotChosen())) {
            desk.click("own-server");
            assertEquals("use embedded", desk.intent());
            desk.set(s -> {
                s.server = new ServerStatus.NotChosen();
                s.found = List.of(new FoundServer("Study", URL));
            });
            desk.click("found");
            assertEquals("use " + URL, desk.intent());
            desk.click("address");
            desk.type("nonsense");
            desk.press(KeyCode.ENTER);
            assertTrue(desk.quiet());
            assertTrue(texts(desk).contains(Texts.of("welcome.type.bad")));
            Fx.run(() -> ((TextField) desk.find("address")).setText("example.org:8443"));
            desk.click("connect");
            assertEquals("use wss://example.org:8443", desk.intent());
            assertFalse(texts(desk).contains(Texts.of("welcome.type.bad")));
        }
    }

    @Test
    void a_first_contact_shows_the_code_and_asks() {
        try (Desk desk = new Desk(s -> s.server = new ServerStatus.AskTrust(URL, "aa:bb", "K7QF-2M9X"))) {
            assertEquals("K7QF-2M9X", desk.text("code"));
            desk.press(KeyCode.ENTER);
            assertEquals("forget", desk.intent(), "Enter must not trust");
            desk.click("trust");
            assertEquals("trust aa:bb", desk.intent());
            desk.click("back");
            assertEquals("forget", desk.intent());
        }
    }

    @Test
    void a_changed_certificate_takes_two_steps_and_enter_goes_back() {
        try (Desk desk =
                new Desk(s -> s.server = new ServerStatus.CertificateChanged(URL, "OLD-CODE", "cc:dd", "NEW-CODE"))) {
            assertEquals("OLD-CODE", desk.text("expected-code"));
            assertEquals("NEW-CODE", desk.text("code"));
            desk.click("trust");
            assertTrue(desk.quiet(), "not without the tick");
            desk.press(KeyCode.ENTER);
            assertEquals("forget", desk.intent());
            desk.click("sure");
            desk.click("trust");
            assertEquals("trust cc:dd", desk.intent());
        }
    }

    @Test
    void an_account_is_made_and_what_was_typed_stays() {
        try (Desk desk =
                new Desk(s -> s.server = new ServerStatus.NeedsAccount("Study", "", Registration.OPEN, Problem.NONE))) {
            desk.click("display-name");
            desk.type("ada");
            desk.click("username");
            desk.type("a");
            desk.press(KeyCode.ENTER);
            assertTrue(desk.quiet(), "one letter is no username");
            assertTrue(texts(desk).contains(Texts.of("account.username.rule")));
            desk.type("da");
            assertTrue(texts(desk).contains(Texts.of("account.username.ok")));
            desk.click("password");
            desk.type("secret12");
            desk.press(KeyCode.ENTER);
            assertEquals("register ada/secret12/ada", desk.intent());
            assertEquals(Texts.of("account.busy"), desk.text("submit"));
            desk.click("submit");
            assertTrue(desk.quiet(), "only once");
            // The connection in between doesn't take the page away.
            desk.set(s -> s.server = new ServerStatus.Connecting("Study"));
            assertTrue(desk.shows("username"));
            for (int again = 0; again < 2; again++) {
                desk.set(s -> s.server = new ServerStatus.NeedsAccount(
                        "Study", "", Registration.OPEN, new Problem("name-taken", "ada")));
                assertEquals(Texts.of("account.register"), desk.text("submit"));
                String sentence =
                        Words.problem(new Problem("name-taken", "ada")).line();
                assertTrue(texts(desk).contains(sentence));
                assertEquals("ada", Fx.get(() -> ((TextField) desk.find("username")).getText()));
                desk.click("submit");
                assertEquals("register ada/secret12/ada", desk.intent());
            }
        }
    }

    @Test
    void one_who_has_an_account_signs_in_and_can_read_the_password() {
        Problem wrong = new Problem("wrong-credentials", "");
        try (Desk desk =
                new Desk(s -> s.server = new ServerStatus.NeedsAccount("Study", "ada", Registration.OPEN, wrong))) {
            assertFalse(desk.shows("display-name"), "the account is known: sign in");
            assertTrue(texts(desk).contains(Words.problem(wrong).line()));
            desk.click("password");
            desk.type("pw");
            desk.click("password-eye");
            assertTrue(desk.shows("password-open"));
            desk.press(KeyCode.ENTER);
            assertEquals("sign-in ada/pw", desk.intent());
        }
    }

    private static void at(Desk desk, Registration registration, Problem problem) {
        desk.set(s -> s.server = new ServerStatus.NeedsAccount("Study", "", registration, problem));
    }

    @Test
    void where_an_invitation_is_needed_it_is_asked_for() {
        try (Desk desk = new Desk(s -> {})) {
            at(desk, Registration.INVITATION, Problem.NONE);
            desk.click("username");
            desk.type("ada");
            desk.click("password");
            desk.type("secret12");
            desk.press(KeyCode.ENTER);
            assertTrue(desk.quiet(), "not without the code");
            desk.type("7kq2");
            desk.press(KeyCode.ENTER);
            assertEquals("register ada/secret12/ada/7kq2", desk.intent());
            Problem refused = new Problem("invitation-needed", "");
            at(desk, Registration.INVITATION, refused);
            assertTrue(texts(desk).contains(Words.problem(refused).line()));
            assertFalse(desk.shows("account-problem"), "said in its place, once");
            desk.click("account-have");
            assertFalse(desk.shows("invitation"));
            assertTrue(desk.shows("account-problem"));
        }
    }

    @Test
    void where_the_owner_makes_the_accounts_there_is_no_dead_form() {
        try (Desk desk = new Desk(s -> {})) {
            at(desk, Registration.CLOSED, Problem.NONE);
            assertTrue(desk.shows("username"), "one can sign in");
            assertFalse(desk.shows("registration-closed"));
            desk.click("account-new");
            assertTrue(desk.shows("registration-closed"));
            assertFalse(desk.shows("username"));
            assertFalse(desk.shows("submit"));
            desk.click("back");
            assertEquals("forget", desk.intent());
        }
    }

    @Test
    void who_was_signed_out_reads_why_and_types_only_the_password() {
        Problem why = new Problem("signed-out-password-changed", "");
        try (Desk desk =
                new Desk(s -> s.server = new ServerStatus.NeedsAccount("Study", "ada", Registration.OPEN, why))) {
            assertEquals(Words.problem(why).line(), desk.text("account-problem"));
            assertFalse(desk.shows("display-name"));
            desk.type("secret12");
            desk.press(KeyCode.ENTER);
            assertEquals("sign-in ada/secret12", desk.intent());
        }
    }

    @Test
    void a_capital_letter_in_a_username_becomes_a_small_one() {
        try (Desk desk =
                new Desk(s -> s.server = new ServerStatus.NeedsAccount("Study", "", Registration.OPEN, Problem.NONE))) {
            desk.click("username");
            desk.press(KeyCode.SHIFT, KeyCode.A);
            desk.type("da");
            assertEquals("ada", Fx.get(() -> ((TextField) desk.find("username")).getText()));
        }
    }

    @Test
    void a_failure_is_a_sentence_with_two_ways_on() {
        Problem problem = new Problem("port-taken", "8443");
        try (Desk desk = new Desk(s -> s.server = new ServerStatus.Failed("Study", problem))) {
            assertEquals(Words.problem(problem).title(), desk.text("problem"));
            desk.click("retry");
            assertEquals("reconnect", desk.intent());
            desk.click("back");
            assertEquals("forget", desk.intent());
        }
    }

    private static String focus(Desk desk) {
        return Fx.get(() -> {
            Node owner = desk.stage.getScene().getFocusOwner();
            return owner == null || owner.getId() == null ? "" : owner.getId();
        });
    }

    private static void openByKeys(Desk desk, String button) {
        for (int i = 0; i < 20 && !focus(desk).equals(button); i++) {
            desk.press(KeyCode.TAB);
        }
        assertEquals(button, focus(desk));
        desk.press(KeyCode.SPACE);
    }

    @Test
    void who_cannot_sign_in_reports_it_and_chooses_the_colours_by_keys() {
        try (Desk desk =
                new Desk(s -> s.server = new ServerStatus.Failed("Study", new Problem("unreachable", "example.org")))) {
            openByKeys(desk, "welcome-about");
            assertTrue(desk.shows("report-save"));
            desk.press(KeyCode.ESCAPE);
            assertTrue(desk.shows("retry"));
            assertEquals("welcome-about", focus(desk), "where one was before");
            openByKeys(desk, "welcome-settings");
            Fx.run(() -> ((ToggleButton) desk.find("theme-dark")).fire());
            assertEquals(ThemeChoice.DARK, desk.kept.get().theme());
            assertTrue(desk.quiet());
        }
    }

    @Test
    void a_page_that_is_read_stays_while_the_program_signs_in_but_not_when_one_is_signed_out() {
        try (Desk desk = new Desk(s -> s.server = new ServerStatus.Connecting("Study"))) {
            openByKeys(desk, "welcome-about");
            desk.set(s -> s.server = new ServerStatus.Failed("Study", new Problem("unreachable", "")));
            assertTrue(desk.shows("report-save"));
            desk.set(s -> {});
            assertTrue(desk.shows("report-save"));
            desk.press(KeyCode.ESCAPE);
            assertTrue(desk.shows("who"), "home, as one is signed in now");
            desk.choose("about");
            desk.pulses(2);
            at(desk, Registration.OPEN, new Problem("signed-out-password-changed", ""));
            assertTrue(desk.shows("account-problem"));
        }
    }

    @Test
    void what_is_to_be_typed_has_the_focus_for_who_comes_back_to_it() {
        try (Desk desk = new Desk(s -> s.server = new ServerStatus.Connecting("Study"))) {
            openByKeys(desk, "welcome-about");
            at(desk, Registration.OPEN, Problem.NONE);
            desk.press(KeyCode.ESCAPE);
            assertEquals("display-name", focus(desk));
        }
    }

    /** All texts that are to be seen. */
    private static List<String> texts(Desk desk) {
        return Fx.get(() -> desk.stage.getScene().getRoot().lookupAll(".label").stream()
                .filter(node -> node instanceof Label && node.isManaged())
                .map(node -> ((Label) node).getText())
                .toList());
    }
}
