package dev.parley.app.ui.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.session.CallView;
import dev.parley.app.session.ContactsView;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Snapshot;
import dev.parley.app.settings.RecentCall;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.State;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.PresenceState;
import dev.parley.signaling.protocol.RingFor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class HomePageTest {
    private static final String LONG = "Maximiliane ".repeat(20);

    private static void friends(State s) {
        s.people = List.of(
                new PersonInfo("grace", "Grace Hopper", PresenceState.HERE),
                new PersonInfo("alan", "Alan Turing", PresenceState.OFFLINE));
        s.recents = List.of(new RecentCall("", "emmy", "Emmy Noether", false, 0, 0, EndReason.CANCELLED, false));
    }

    @Test
    void anyone_is_called_by_username() {
        try (Desk desk = new Desk(s -> {})) {
            desk.type("grace");
            desk.press(KeyCode.ENTER);
            assertEquals("place grace", desk.intent());
            desk.click("call");
            assertEquals("place grace", desk.intent());
            desk.set(s -> s.phase = CallView.Phase.OUTGOING);
            desk.set(s -> {});
            assertEquals("", Fx.get(() -> ((TextField) desk.find("who")).getText()));
            desk.type("grace");
            desk.click("add");
            assertEquals("add grace", desk.intent());
            assertTrue(Fx.get(() -> desk.find("call").isDisabled()), "nobody is typed");
            desk.press(KeyCode.ENTER);
            assertTrue(desk.quiet());
        }
    }

    @Test
    void a_newcomer_is_invited_to_call_echo() {
        try (Desk desk = new Desk(s -> {})) {
            desk.click("call-echo");
            assertEquals("place echo", desk.intent());
            desk.set(HomePageTest::friends);
            assertFalse(desk.shows("call-echo"));
        }
    }

    @Test
    void a_person_is_called_by_enter_by_double_click_and_by_the_button() {
        try (Desk desk = new Desk(HomePageTest::friends)) {
            Node grace = cell(desk, "people", "Grace Hopper");
            desk.click(grace);
            assertTrue(desk.quiet(), "one click only chooses");
            desk.press(KeyCode.ENTER);
            assertEquals("place grace", desk.intent());
            desk.point(900, 600);
            Button button = Fx.get(() -> (Button) grace.lookup(".button"));
            desk.click(button);
            assertEquals("place grace", desk.intent());
            desk.set(s -> {
                friends(s);
                s.server = new ServerStatus.Lost("ada", "Ada", "Study", "", 1000);
            });
            desk.click(button);
            assertTrue(desk.quiet(), "no call without a server");
        }
    }

    @Test
    void a_call_of_the_past_is_called_again_by_one_click() {
        try (Desk desk = new Desk(HomePageTest::friends)) {
            desk.click(cell(desk, "recents", "Emmy Noether"));
            assertEquals("place emmy", desk.intent());
        }
    }

    @Test
    void menus_offer_to_remove_to_add_and_to_leave() {
        try (Desk desk = new Desk(HomePageTest::friends)) {
            fire(desk, "people", "Alan Turing", Texts.of("home.remove"));
            assertEquals("remove alan", desk.intent());
            fire(desk, "recents", "Emmy Noether", Texts.of("home.add"));
            assertEquals("add emmy", desk.intent());
            desk.choose("sign-out");
            assertEquals("sign-out", desk.intent());
            desk.choose("other-server");
            assertEquals("forget", desk.intent());
        }
    }

    @Test
    void people_are_blocked_from_both_lists_and_echo_is_not() {
        try (Desk desk = new Desk(s -> {
            friends(s);
            s.recents = List.of(new RecentCall("", HomeModel.ECHO, "Echo", true, 0, 1, EndReason.HUNG_UP, false));
        })) {
            fire(desk, "people", "Alan Turing", Texts.of("home.block"));
            assertEquals("block alan", desk.intent());
            ListCell<?> echo = cell(desk, "recents", "Echo");
            List<String> offered = Fx.get(() -> echo.getContextMenu().getItems().stream()
                    .filter(MenuItem::isVisible)
                    .map(MenuItem::getText)
                    .toList());
            assertEquals(List.of(Texts.of("ended.again")), offered);
            desk.set(HomePageTest::friends);
            fire(desk, "recents", "Emmy Noether", Texts.of("home.block"));
            assertEquals("block emmy", desk.intent());
        }
    }

    private static void asked(State s, String... names) {
        List<PersonInfo> requests = Arrays.stream(names)
                .map(name -> new PersonInfo(name.toLowerCase(Locale.ROOT), name, PresenceState.UNKNOWN))
                .toList();
        s.contacts = new ContactsView(requests, List.of(), RingFor.ASK);
    }

    @Test
    void who_asks_is_answered_in_place_by_mouse_and_by_keys() {
        try (Desk desk = new Desk(s -> asked(s, "Carl", "Emil", "Otto"))) {
            assertTrue(texts(desk, "requests").contains(Texts.count("request.more", 1)));
            desk.click(Fx.get(() -> desk.find("requests").lookup(".decline")));
            assertEquals("decline carl", desk.intent());
            desk.set(s -> asked(s, "Emil", "Otto"));
            assertFalse(texts(desk, "requests").contains(Texts.count("request.more", 1)));
            // The focus stays where one answers.
            desk.press(KeyCode.SPACE);
            assertEquals("add emil", desk.intent());
            MenuButton more = (MenuButton) Fx.get(() -> desk.find("requests").lookup(".menu-button"));
            Fx.run(() -> more.getItems().getFirst().fire());
            assertEquals("block emil", desk.intent());
            desk.set(s -> {});
            assertFalse(desk.shows("requests"));
            desk.press(KeyCode.SPACE);
            assertTrue(desk.quiet());
        }
    }

    @Test
    void one_click_keeps_all_calls_away_and_a_choice_says_whose_ring() {
        try (Desk desk = new Desk(s -> {})) {
            assertEquals(Texts.of("ring-for.everyone"), desk.text("ring-for"));
            desk.click("do-not-disturb");
            assertEquals("do-not-disturb true", desk.intent());
            desk.set(s -> s.contacts = new ContactsView(List.of(), List.of(), RingFor.NOBODY));
            assertTrue(desk.quiet(), "what the session says is not told back");
            assertEquals(Texts.of("ring-for.nobody"), desk.text("ring-for"));
            desk.click("do-not-disturb");
            assertEquals("do-not-disturb false", desk.intent());
            MenuButton choice = (MenuButton) desk.node("ring-for");
            Fx.run(() -> item(choice, RingFor.CONTACTS).fire());
            assertEquals("ring-for contacts", desk.intent());
            // It is so when the session says so.
            assertTrue(Fx.get(() -> item(choice, RingFor.NOBODY).isSelected()));
        }
    }

    private static RadioMenuItem item(MenuButton choice, RingFor ringFor) {
        String words = Texts.of("ring-for." + ringFor.word() + ".more");
        return choice.getItems().stream()
                .filter(item -> item.getText().equals(words))
                .map(RadioMenuItem.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void missed_calls_are_new_until_they_were_in_front_of_the_person_for_a_while() {
        RecentCall missed = RecentCall.over("c", "emmy", "Emmy Noether", false, 0, 0, EndReason.CANCELLED);
        try (Desk desk = new Desk(s -> s.recents = List.of(missed))) {
            assertEquals(Texts.count("home.recents.new", 1), desk.text("missed-count"));
            assertTrue(desk.shows("missed-count"));
            ListCell<?> row = cell(desk, "recents", "Emmy");
            String read = Fx.get(row::getAccessibleText);
            assertTrue(read.endsWith(Texts.of("recent.new")), read);
            Fx.until("the page has looked", () -> desk.stage.isFocused());
            desk.now.addAndGet(4000);
            assertTrue(desk.quiet());
            Fx.until("seen", () -> {
                desk.now.addAndGet(1000);
                return !desk.session.intents().isEmpty();
            });
            assertEquals("saw-missed-calls", desk.intent());
            desk.set(s -> s.recents = List.of(missed.withoutUnseen()));
            assertFalse(desk.shows("missed-count"));
        }
    }

    @Test
    void who_has_not_answered_yet_is_waited_for() {
        try (Desk desk = new Desk(s -> s.people = List.of(new PersonInfo("berta", "Berta", PresenceState.UNKNOWN)))) {
            assertTrue(texts(desk, "people").contains("waiting for Berta’s answer"));
        }
    }

    private static List<String> texts(Desk desk, String id) {
        return Fx.get(() -> desk.find(id).lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }

    @Test
    void away_is_told_once_and_follows_the_session() {
        try (Desk desk = new Desk(s -> {})) {
            desk.click("away");
            assertEquals("away true", desk.intent());
            desk.set(s -> s.away = true);
            assertTrue(desk.quiet(), "what the session says is not told back");
            desk.click("away");
            assertEquals("away false", desk.intent());
        }
    }

    @Test
    void my_server_is_copied_for_others() {
        try (Desk desk = new Desk(s -> s.own = new Snapshot.OwnServer("wss://a:1", "K7QF-2M9X"))) {
            assertEquals("wss://a:1", desk.text("own-url"));
            assertEquals("K7QF-2M9X", desk.text("own-code"));
            desk.click("copy");
            String copied = Fx.get(() -> Clipboard.getSystemClipboard().getString());
            assertEquals("Parley server: wss://a:1\nCode: K7QF-2M9X", copied);
        }
    }

    @Test
    void a_lost_server_counts_down_and_can_be_tried_at_once() {
        try (Desk desk = new Desk(s -> s.server = new ServerStatus.Lost("ada", "Ada", "Study", "Gone.", 8000))) {
            assertTrue(banners(desk).contains(Texts.of("banner.lost", "Study", 8)));
            desk.now.addAndGet(5500);
            Fx.until("the seconds go", () -> bannersNow(desk).contains(Texts.of("banner.lost", "Study", 3)));
            desk.click(Fx.get(() -> desk.find("banners").lookup(".button")));
            assertEquals("reconnect", desk.intent());
        }
    }

    @Test
    void what_is_wrong_with_engine_and_devices_is_said() {
        DeviceState microphone = new DeviceState(
                DeviceKind.MICROPHONE, DeviceState.Status.FAILED, "", DeviceState.Problem.NO_SOUND_SERVER);
        DeviceState speaker =
                new DeviceState(DeviceKind.SPEAKER, DeviceState.Status.FAILED, "", DeviceState.Problem.NO_SOUND_SERVER);
        Snapshot.EngineStatus missing =
                new Snapshot.EngineStatus(Snapshot.EngineStatus.State.UNAVAILABLE, "library-missing", "libpulse.so.0");
        try (Desk desk = new Desk(s -> {
            s.engine = missing;
            s.deviceStates = Map.of(DeviceKind.MICROPHONE, microphone, DeviceKind.SPEAKER, speaker);
        })) {
            assertEquals(
                    List.of(
                            Words.engine(missing).line(),
                            Words.device(microphone).line()),
                    banners(desk));
            assertTrue(Fx.get(() -> desk.find("call-echo").isDisabled()), "no call without an engine");
            desk.click(Fx.get(() -> desk.find("banners").lookup(".button")));
            assertEquals("retry MICROPHONE", desk.intent());
            desk.set(s -> s.engine = new Snapshot.EngineStatus(Snapshot.EngineStatus.State.RESTARTING, "", ""));
            assertEquals(List.of(Texts.of("banner.engine-restarting")), banners(desk));
        }
    }

    @Test
    void a_notice_is_shown_once() {
        try (Desk desk = new Desk(s -> {})) {
            Snapshot.Notice notice = new Snapshot.Notice(1, "unknown-user", "gracee");
            desk.set(s -> s.notice = notice);
            assertTrue(desk.shows("notice"));
            desk.click(Fx.get(() -> desk.find("notice").lookup(".button")));
            assertFalse(desk.shows("notice"));
            desk.set(s -> s.notice = notice);
            assertFalse(desk.shows("notice"), "the same one again is not news");
        }
    }

    @Test
    void long_names_move_nothing() {
        for (int width : new int[] {1000, 480}) {
            try (Desk desk = new Desk(width, 640, HomePageTest::friends)) {
                Bounds call = desk.bounds("call");
                Bounds people = desk.bounds("people");
                desk.set(s -> {
                    s.server = new ServerStatus.SignedIn("ada", LONG, LONG);
                    s.people = List.of(
                            new PersonInfo("grace", LONG, PresenceState.HERE),
                            new PersonInfo("alan", "Alan Turing", PresenceState.OFFLINE));
                    s.recents = List.of(new RecentCall("", "emmy", LONG, false, 0, 0, EndReason.BUSY, false));
                });
                assertEquals(call, desk.bounds("call"));
                assertEquals(people, desk.bounds("people"));
                assertTrue(desk.bounds("more").getMaxX() <= width);
            }
        }
    }

    private static List<String> banners(Desk desk) {
        return Fx.get(() -> bannersNow(desk));
    }

    private static List<String> bannersNow(Desk desk) {
        return desk.find("banners").lookupAll(".banner > .label").stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }

    private static ListCell<?> cell(Desk desk, String list, String name) {
        return Fx.get(() -> desk.find(list).lookupAll(".list-cell").stream()
                .map(node -> (ListCell<?>) node)
                .filter(cell -> cell.getAccessibleText() != null
                        && !cell.isEmpty()
                        && cell.getAccessibleText().contains(name))
                .findFirst()
                .orElseThrow());
    }

    private static void fire(Desk desk, String list, String name, String item) {
        ListCell<?> cell = cell(desk, list, name);
        Fx.run(() -> cell.getContextMenu().getItems().stream()
                .filter(i -> i.getText().equals(item))
                .findFirst()
                .orElseThrow()
                .fire());
    }
}
