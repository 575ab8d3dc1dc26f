package dev.parley.app.ui.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.session.CallLink;
import dev.parley.app.session.CallView;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.ServerStatus.Problem;
import dev.parley.app.session.Snapshot;
import dev.parley.app.session.Snapshot.EngineStatus;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.State;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.PresenceState;
import dev.parley.signaling.protocol.Registration;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinkPaneTest {
    private static final String LINK = "parley:bob@example.org";
    private static final Consumer<State> HERE =
            s -> s.server = new ServerStatus.SignedIn("ada", "Ada Lovelace", "example.org");

    private static Desk open(Consumer<State> state, String link) {
        Desk desk = new Desk(state);
        Fx.run(() -> desk.window.open(link));
        desk.pulses(2);
        return desk;
    }

    private static Consumer<State> server(ServerStatus server) {
        return s -> s.server = server;
    }

    static List<Arguments> states() {
        return List.of(
                Arguments.of(HERE, "link.ask.stranger"),
                Arguments.of(server(new ServerStatus.SignedIn("ada", "Ada", "example.org:443")), "link.ask.stranger"),
                Arguments.of(server(new ServerStatus.SignedIn("bob", "Bob", "example.org")), "link.me"),
                Arguments.of(server(new ServerStatus.SignedIn("ada", "Ada", "example.org:7443")), "link.other-server"),
                Arguments.of(server(new ServerStatus.SignedIn("ada", "Ada", "My computer")), "link.other-server"),
                Arguments.of(server(new ServerStatus.Lost("ada", "Ada", "example.org", "", 1)), "link.lost"),
                Arguments.of(server(new ServerStatus.Lost("ada", "Ada", "example.com", "", 1)), "link.other-server"),
                Arguments.of(server(new ServerStatus.Connecting("example.org")), "link.connecting"),
                Arguments.of(server(new ServerStatus.NotChosen()), "link.signed-out"),
                Arguments.of(
                        server(new ServerStatus.AskTrust(URI.create("wss://example.org"), "f", "c")),
                        "link.signed-out"),
                Arguments.of(
                        server(new ServerStatus.NeedsAccount("example.org", "", Registration.OPEN, Problem.NONE)),
                        "link.signed-out"),
                Arguments.of(server(new ServerStatus.Failed("example.org", Problem.NONE)), "link.signed-out"),
                Arguments.of(
                        HERE.andThen(
                                s -> s.engine = new EngineStatus(EngineStatus.State.UNAVAILABLE, "keeps-dying", "")),
                        "engine.keeps-dying"),
                Arguments.of(
                        HERE.andThen(s -> s.people = List.of(new PersonInfo("bob", "Bob Brown", PresenceState.HERE))),
                        "link.ask"),
                Arguments.of(
                        server(new ServerStatus.SignedIn("ada", "Ada", "Study"))
                                .andThen(s -> s.own = new Snapshot.OwnServer("wss://example.org", "c")),
                        "link.ask.stranger"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void what_is_said_fits_the_state_and_nothing_is_called_where_it_can_not(Consumer<State> state, String key) {
        LinkQuestion question = LinkQuestion.of(CallLink.parse(LINK), State.with(state));
        String title = Texts.of(key, "bob", "example.org").split("\\|", 2)[0];
        assertEquals(title, question.words().title());
        assertEquals(key.startsWith("link.ask"), question.callable());
        assertFalse(question.words().more().isEmpty(), "says what to do");
        assertFalse(question.words().line().contains("{"), question.words().line());
    }

    @ParameterizedTest
    @EnumSource(CallLink.Reason.class)
    void a_link_that_is_refused_has_a_sentence(CallLink.Reason reason) {
        LinkQuestion question = LinkQuestion.of(new CallLink.Refused(reason), State.with(HERE));
        assertTrue(Texts.has("link.refused." + Words.name(reason)));
        assertFalse(question.words().more().isEmpty());
        assertFalse(question.callable());
    }

    @Test
    void nothing_is_dialled_before_the_person_says_so() {
        try (Desk desk = open(HERE, LINK)) {
            assertTrue(desk.shows("link"));
            assertEquals("bob@example.org", desk.text("link-address"));
            assertTrue(desk.quiet());
            desk.click("link-call");
            assertEquals("dismiss", desk.intent());
            assertEquals("place bob", desk.intent());
            assertFalse(desk.shows("link"));
        }
    }

    @Test
    void who_types_meanwhile_does_not_call() {
        for (KeyCode key : List.of(KeyCode.ENTER, KeyCode.SPACE, KeyCode.ESCAPE)) {
            try (Desk desk = open(HERE, LINK)) {
                desk.press(key);
                assertFalse(desk.shows("link"), key.toString());
                assertTrue(desk.quiet());
                assertEquals(
                        "who",
                        Fx.get(() -> desk.stage.getScene().getFocusOwner().getId()));
            }
        }
    }

    @Test
    void a_link_at_the_first_start_waits_for_the_sign_in() {
        try (Desk desk = open(server(new ServerStatus.Connecting("example.org")), LINK)) {
            assertTrue(desk.shows("link"));
            assertFalse(desk.shows("link-call"));
            desk.set(HERE);
            assertTrue(desk.shows("link-call"));
            assertEquals(Texts.of("link.no"), desk.text("link-leave"));
        }
    }

    @Test
    void the_newest_link_is_asked_about() {
        try (Desk desk = open(HERE, LINK)) {
            Fx.run(() -> desk.window.open("parley:carol@example.org"));
            desk.pulses(2);
            assertEquals("carol@example.org", desk.text("link-address"));
            Fx.run(() -> desk.window.open(""));
            desk.pulses(2);
            assertTrue(desk.shows("link"));
            Fx.run(() -> desk.window.open("parley:c\u0430rol@example.org"));
            desk.pulses(2);
            assertFalse(desk.shows("link-address"));
            assertFalse(desk.shows("link-call"));
            assertTrue(desk.quiet());
        }
    }

    @Test
    void a_call_has_the_window_for_itself() {
        try (Desk desk = open(HERE, LINK)) {
            Consumer<State> rings = HERE.andThen(s -> {
                s.phase = CallView.Phase.INCOMING;
                s.outgoing = false;
            });
            desk.set(rings);
            assertFalse(desk.shows("link"));
            Fx.run(() -> desk.window.open(LINK));
            desk.pulses(2);
            assertFalse(desk.shows("link"));
            assertTrue(desk.shows("notice"));
            desk.set(HERE.andThen(s -> {
                s.phase = CallView.Phase.ENDED;
                s.endReason = EndReason.HUNG_UP;
            }));
            assertFalse(desk.shows("link"));
            Fx.run(() -> desk.window.open(LINK));
            desk.pulses(2);
            assertTrue(desk.shows("link"));
        }
    }

    @Test
    void a_second_start_brings_a_minimised_window_back() {
        try (Desk desk = new Desk(HERE)) {
            Fx.run(() -> desk.stage.setIconified(true));
            desk.pulses(2);
            Fx.run(() -> desk.window.open(""));
            desk.pulses(2);
            assertFalse(Fx.get(desk.stage::isIconified));
            assertFalse(Fx.get(desk.stage::isAlwaysOnTop));
            assertFalse(desk.shows("link"));
        }
    }
}
