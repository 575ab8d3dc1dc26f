package dev.parley.app.ui.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.session.AccountView;
import dev.parley.app.session.AccountView.Phase;
import dev.parley.app.session.AccountView.Task;
import dev.parley.app.session.CallView;
import dev.parley.app.session.ContactsView;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.ServerStatus.Problem;
import dev.parley.app.settings.SecretPlace;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.State;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.signaling.protocol.DeviceInfo;
import dev.parley.signaling.protocol.RingFor;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class AccountPageTest {
    private static final Task ASKED = new Task(Phase.ASKED, Problem.NONE);
    private static final Task DONE = new Task(Phase.DONE, Problem.NONE);
    private static final DeviceInfo THIS = new DeviceInfo("a", "study", true, true, 0, 0);
    private static final DeviceInfo LAPTOP = new DeviceInfo("b", "laptop", false, true, 0, 0);
    private static final DeviceInfo PHONE = new DeviceInfo("c", "M".repeat(64), false, false, 0, 0);

    private static Task refused(String code) {
        return new Task(Phase.REFUSED, new Problem(code, "from the server"));
    }

    private static Consumer<State> account(Task revoking, Task password, Task everywhere, Task deletion) {
        return s -> s.account =
                new AccountView(List.of(THIS, LAPTOP, PHONE), Task.NONE, "b", revoking, password, everywhere, deletion);
    }

    private static final Consumer<State> QUIET = account(Task.NONE, Task.NONE, Task.NONE, Task.NONE);

    /** Opens the page from the menu. */
    private static Desk open(Consumer<State> state) {
        Desk desk = new Desk(state);
        desk.choose("account");
        desk.pulses(2);
        assertEquals("list-devices", desk.intent());
        return desk;
    }

    /** Brings a node into view and clicks it. */
    private static void click(Desk desk, String id) {
        Fx.run(() -> {
            ScrollPane scroll = (ScrollPane) desk.stage.getScene().lookup(".bare-scroll");
            Node content = scroll.getContent();
            Node node = desk.find(id);
            Bounds at = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
            double room = content.getLayoutBounds().getHeight()
                    - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(room <= 0 ? 0 : Math.clamp((at.getMinY() - 100) / room, 0, 1));
        });
        desk.pulses(2);
        desk.click(id);
    }

    private static String accessible(Desk desk, String id) {
        Node node = desk.node(id);
        return Fx.get(node::getAccessibleText);
    }

    @Test
    void the_page_is_left_by_its_button_by_escape_and_for_a_call() {
        try (Desk desk = open(QUIET)) {
            desk.click("account-back");
            assertEquals("dismiss-account", desk.intent());
            assertTrue(desk.shows("who"));
            desk.choose("account");
            assertEquals("list-devices", desk.intent());
            desk.set(QUIET);
            assertTrue(desk.shows("account-back"), "it stays while the state changes");
            desk.press(KeyCode.ESCAPE);
            assertEquals("dismiss-account", desk.intent());
            desk.choose("account");
            assertEquals("list-devices", desk.intent());
            desk.set(s -> s.phase = CallView.Phase.INCOMING);
            assertEquals("dismiss-account", desk.intent());
        }
    }

    @Test
    void my_devices_are_named_and_all_but_this_one_can_be_signed_out() {
        try (Desk desk = open(QUIET)) {
            assertFalse(desk.shows("revoke-a"), "this one signs out from the menu");
            assertTrue(accessible(desk, "revoke-b").contains("laptop"));
            click(desk, "revoke-b");
            assertEquals("revoke b", desk.intent());
            desk.set(account(ASKED, Task.NONE, Task.NONE, Task.NONE));
            assertEquals(Texts.of("account.busy"), desk.text("revoke-b"));
            click(desk, "revoke-c");
            assertTrue(desk.quiet(), "one after the other");
            desk.set(account(refused("rate-limited"), Task.NONE, Task.NONE, Task.NONE));
            assertEquals(Words.problem(new Problem("rate-limited", "")).line(), desk.text("devices-outcome"));
        }
    }

    @Test
    void all_devices_are_signed_out_after_a_second_look() {
        try (Desk desk = open(QUIET)) {
            Fx.run(() -> desk.find("everywhere").requestFocus());
            desk.press(KeyCode.SPACE);
            assertFalse(desk.shows("everywhere"));
            desk.press(KeyCode.ESCAPE);
            assertTrue(desk.shows("everywhere"), "escape only takes back the question");
            desk.press(KeyCode.SPACE);
            desk.press(KeyCode.SPACE);
            assertEquals("sign-out-everywhere", desk.intent());
        }
    }

    @Test
    void the_password_is_changed_and_forgotten_by_the_page() {
        try (Desk desk = open(QUIET)) {
            click(desk, "old-password");
            desk.type("secret12");
            desk.press(KeyCode.ENTER);
            desk.type("short");
            desk.press(KeyCode.ENTER);
            assertTrue(desk.quiet(), "five letters are no password");
            assertTrue(Fx.get(() -> desk.find("change-password").isDisabled()));
            desk.type("er1");
            click(desk, "change-password");
            assertEquals("change-password secret12/shorter1", desk.intent());
            desk.set(account(Task.NONE, refused("wrong-credentials"), Task.NONE, Task.NONE));
            assertEquals(Words.account(new Problem("wrong-credentials", "")).line(), desk.text("password-outcome"));
            assertEquals("secret12", typed(desk, "old-password"), "to be mended");
            desk.set(account(Task.NONE, DONE, Task.NONE, Task.NONE));
            assertEquals(Texts.of("me.password.done"), desk.text("password-outcome"));
            assertEquals("", typed(desk, "old-password"));
            assertEquals("", typed(desk, "new-password"));
        }
    }

    private static String typed(Desk desk, String id) {
        return Fx.get(() -> ((TextField) desk.find(id)).getText());
    }

    @Test
    void the_account_is_deleted_only_with_the_password_and_it_says_what_is_lost() {
        try (Desk desk = open(QUIET)) {
            click(desk, "delete-account");
            assertTrue(desk.text("delete-lost").contains("@ada"));
            desk.press(KeyCode.ENTER);
            assertTrue(desk.quiet());
            desk.type("secret12");
            click(desk, "delete-sure");
            assertEquals("delete-account secret12", desk.intent());
            desk.set(account(Task.NONE, Task.NONE, Task.NONE, refused("wrong-credentials")));
            assertTrue(desk.shows("delete-outcome"));
            desk.click("account-back");
            assertEquals("dismiss-account", desk.intent());
            assertEquals("", Fx.get(() -> {
                Desk.item(desk.stage, "more", "account").fire();
                return ((PasswordField) desk.find("delete-password")).getText();
            }));
        }
    }

    @Test
    void who_is_blocked_can_be_unblocked() {
        try (Desk desk = open(QUIET)) {
            assertFalse(desk.shows("blocked"), "no list of nobody");
            desk.set(
                    QUIET.andThen(s -> s.contacts = new ContactsView(List.of(), List.of("mallory"), RingFor.EVERYONE)));
            assertTrue(accessible(desk, "unblock-mallory").contains("mallory"));
            click(desk, "unblock-mallory");
            assertEquals("unblock mallory", desk.intent());
        }
    }

    @Test
    void it_says_where_the_sign_in_is_kept() {
        try (Desk desk = open(QUIET)) {
            assertFalse(desk.shows("secrets"));
            desk.set(QUIET.andThen(s -> s.secrets = new SecretPlace("Secret Service", "")));
            assertEquals("Your sign-in is kept in the system’s keychain (Secret Service).", desk.text("secrets"));
            desk.set(QUIET.andThen(s -> s.secrets = SecretPlace.FILE));
            assertEquals("Your sign-in is kept in a file that only you can read.", desk.text("secrets"));
        }
    }

    @Test
    void without_the_server_nothing_can_be_done_and_it_says_so() {
        try (Desk desk = open(QUIET)) {
            assertFalse(desk.shows("account-offline"));
            desk.set(QUIET.andThen(s -> s.server = new ServerStatus.Lost("ada", "Ada", "Study", "Gone.", 1000)));
            assertTrue(desk.shows("account-offline"));
            assertTrue(Fx.get(() -> desk.find("change-password").isDisabled()));
            click(desk, "revoke-b");
            assertTrue(desk.quiet());
        }
    }

    @Test
    void every_control_has_a_name_and_is_reached_by_the_keyboard() {
        try (Desk desk = open(
                QUIET.andThen(s -> s.contacts = new ContactsView(List.of(), List.of("mallory"), RingFor.EVERYONE)))) {
            Set<Node> buttons = Fx.get(() -> desk.stage.getScene().getRoot().lookupAll(".button"));
            for (Node button : buttons) {
                if (Fx.get(() -> shown(button))) {
                    assertFalse(
                            Fx.get(() -> ((Button) button).getAccessibleText().isBlank()), button.toString());
                    assertTrue(Fx.get(button::isFocusTraversable), button.toString());
                }
            }
            for (String field : new String[] {"old-password", "new-password", "delete-password"}) {
                assertFalse(accessible(desk, field).isBlank());
            }
        }
    }

    private static boolean shown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void long_names_fit_a_narrow_window() {
        try (Desk desk = new Desk(480, 640, QUIET)) {
            desk.choose("account");
            desk.pulses(3);
            assertTrue(desk.bounds("revoke-c").getMaxX() <= 480);
            assertEquals(
                    desk.bounds("revoke-b").getMaxX(), desk.bounds("revoke-c").getMaxX(), 0.5);
        }
    }
}
