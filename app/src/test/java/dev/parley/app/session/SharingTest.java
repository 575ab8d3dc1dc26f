package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplayState;
import dev.parley.app.engine.api.DisplayState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.session.CallView.Phase;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.SignalingServer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sharing a screen, between real sessions at a real server on loopback; only their engines are simulated. */
class SharingTest {
    private static final DisplayOptions OPTIONS = new DisplayOptions(DisplayOptions.ContentHint.TEXT, true);

    @TempDir
    Path folder;

    private SignalingServer server;
    private Person anna;
    private Person bert;

    @BeforeEach
    void start() throws Exception {
        server = new SignalingServer(ServerConfig.local("127.0.0.1", 0, folder.resolve("server"), "test"));
        server.start();
        anna = new Person(folder.resolve("anna")).signUp(server, "anna");
        bert = new Person(folder.resolve("bert")).signUp(server, "bert");
    }

    @AfterEach
    void stop() {
        anna.close();
        bert.close();
        server.close();
    }

    private static Predicate<EngineCommand> sends(String peer, boolean on) {
        return new EngineCommand.SendDisplay(peer, on)::equals;
    }

    private static void remote(Person person, boolean on) throws Exception {
        person.await("a screen of the other: " + on, s -> s.sharing().remote() == on);
    }

    private static SharingView mine(Person person, Status status) throws Exception {
        return person.await("mine " + status, s -> s.sharing().mine().status() == status)
                .sharing();
    }

    @Test
    void it_goes_to_the_call_until_it_ends_and_both_agree_on_it_anew() throws Exception {
        String peer = Person.connect(anna, bert) + "#1";
        int before = bert.engine().all(EngineCommand.CreateAnswer.class).size();
        anna.session.sharing().share("window1", OPTIONS);
        anna.engine().await(sends(peer, true));
        remote(bert, true);
        anna.engine()
                .await(c -> anna.engine().all(EngineCommand.CreateOffer.class).size() == 2);
        bert.engine()
                .await(c -> bert.engine().all(EngineCommand.CreateAnswer.class).size() == before + 1);
        anna.session.sharing().pause(true);
        mine(anna, Status.PAUSED);
        assertEquals(1, anna.engine().all(EngineCommand.SendDisplay.class).size());
        anna.session.sharing().stop();
        anna.engine().await(sends(peer, false));
        remote(bert, false);
        anna.session.sharing().share("window2", OPTIONS);
        remote(bert, true);
        bert.session.hangUp();
        anna.await(Phase.ENDED);
        mine(anna, Status.NONE);
        remote(bert, false);
    }

    @Test
    void both_share_at_once_and_both_are_seen() throws Exception {
        String peer = Person.connect(anna, bert) + "#1";
        anna.session.sharing().share("", OPTIONS);
        bert.session.sharing().share("", OPTIONS);
        anna.engine().await(sends(peer, true));
        bert.engine().await(sends(peer, true));
        remote(anna, true);
        remote(bert, true);
        // Whoever gave way has offered again: each had an offer of its own answered after the first one.
        bert.engine().await(EngineCommand.CreateOffer.class::isInstance);
        anna.engine().await(EngineCommand.CreateAnswer.class::isInstance);
    }

    @Test
    void with_another_peer_connection_it_is_sent_again() throws Exception {
        String id = Person.connect(anna, bert);
        anna.session.sharing().share("window1", OPTIONS);
        remote(bert, true);
        bert.engine().die();
        anna.engine().await(sends(id + "#2", true));
        remote(bert, true);
    }

    @Test
    void with_its_engine_it_ends_and_that_is_said() throws Exception {
        Person.connect(anna, bert);
        anna.session.sharing().choosing(true);
        anna.session.sharing().share("window1", OPTIONS);
        remote(bert, true);
        anna.engine().die();
        DisplayState gone = mine(anna, Status.NONE).mine();
        assertEquals("engine-died", gone.why());
        remote(bert, false);
        anna.await(Phase.CONNECTED);
        anna.engine().await(new EngineCommand.WatchDisplays(true)::equals);
        // That it is sent no longer may still have gone to the engine that died.
        assertFalse(anna.engine().got(command -> command instanceof EngineCommand.SendDisplay sent && sent.on()));
    }

    @Test
    void what_the_laboratory_shares_never_reaches_a_call() throws Exception {
        anna.session.sharing().share("window1", OPTIONS);
        mine(anna, Status.LIVE);
        String peer = Person.connect(anna, bert) + "#1";
        // A change of what is shared there is none of the call's, either.
        anna.engine()
                .tell(new EngineEvent.DisplayChanged(new DisplayState(Status.WAITING, null, OPTIONS, "locked", "")));
        mine(anna, Status.WAITING);
        assertFalse(anna.engine().got(EngineCommand.SendDisplay.class::isInstance));
        anna.session.sharing().share("window2", OPTIONS);
        anna.engine().await(sends(peer, true));
        List<EngineCommand.OfDisplay> said = anna.engine().all(EngineCommand.OfDisplay.class);
        assertEquals(
                List.of(
                        new EngineCommand.GetDisplayMedia("window1", OPTIONS),
                        new EngineCommand.StopDisplay(),
                        new EngineCommand.GetDisplayMedia("window2", OPTIONS)),
                said);
    }
}
