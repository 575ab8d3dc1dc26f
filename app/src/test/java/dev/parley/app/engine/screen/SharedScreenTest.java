package dev.parley.app.engine.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplayOptions.ContentHint;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplayState;
import dev.parley.app.engine.api.DisplayState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.testing.Sandbox;
import dev.parley.app.testing.TestEngine;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two engine processes that share the windows of a real X server in a real connection. */
@Timeout(120)
class SharedScreenTest {
    private static final int RED = 0xc02020;
    private static final int GREEN = 0x20a020;
    private static final int BLUE = 0x3030c0;
    private static final String SCREEN = "call" + EngineCommand.SCREEN;
    private static final String SELF = EngineCommand.SELF + EngineCommand.SCREEN;
    private static final DisplayOptions TEXT = new DisplayOptions(ContentHint.TEXT, false);
    private static final DisplayOptions MOTION = new DisplayOptions(ContentHint.MOTION, false);

    @TempDir
    Path directory;

    private TestScreen screen;
    private Sandbox sandbox;
    private TestEngine anna;
    private TestEngine bert;
    private int operation = 10;

    @BeforeEach
    void open() throws Exception {
        screen = TestScreen.start();
        sandbox = Sandbox.open(directory);
    }

    @AfterEach
    void close() {
        if (anna != null) {
            anna.close();
        }
        if (bert != null) {
            bert.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
        screen.close();
    }

    private TestEngine engine(String display) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(sandbox.environment());
        environment.put("DISPLAY", display);
        environment.put("WAYLAND_DISPLAY", "");
        TestEngine engine = TestEngine.start(
                EngineLauncher.devices(directory.resolve("natives"))
                        .withEnvironment(environment)
                        .withPrefix(sandbox.enter()),
                directory);
        engine.send(TestEngine.choose(DeviceChoice.PATTERN, DeviceChoice.NONE, DeviceChoice.NONE));
        return engine;
    }

    private void call() throws InterruptedException {
        anna = engine(screen.display());
        bert = engine(screen.display());
        TestEngine.connect(anna, bert, "call");
        anna.send(new EngineCommand.SendMedia("call", false, true));
        bert.send(new EngineCommand.SendMedia("call", false, true));
        bert.await(EngineEvent.FirstFrame.class, f -> true);
    }

    private int window(String title, Area area, int colour) throws Exception {
        int window = screen.window(area, colour);
        screen.text(window, "WM_NAME", title);
        return window;
    }

    private static DisplaySource find(TestEngine engine, String title) throws InterruptedException {
        engine.send(new EngineCommand.WatchDisplays(true));
        EngineEvent.DisplaysListed listed =
                engine.await(EngineEvent.DisplaysListed.class, list -> list.sources().stream()
                        .anyMatch(one -> one.title().equals(title)));
        engine.send(new EngineCommand.WatchDisplays(false));
        return listed.sources().stream()
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static DisplayState share(TestEngine engine, String title, DisplayOptions options) throws Exception {
        DisplaySource source = find(engine, title);
        engine.send(new EngineCommand.GetDisplayMedia(source.id(), options));
        DisplayState live = state(engine, Status.LIVE);
        assertEquals(source.id(), live.source().id());
        return live;
    }

    private static DisplayState state(TestEngine engine, Status status) throws InterruptedException {
        return engine.await(EngineEvent.DisplayChanged.class, d -> d.state().status() == status)
                .state();
    }

    /** One side offers and the other answers, once the first wants to; gives the offer. */
    private String negotiate(TestEngine offerer, TestEngine answerer) throws InterruptedException {
        offerer.await(EngineEvent.NegotiationNeeded.class, n -> true);
        offerer.send(new EngineCommand.CreateOffer("call", ++operation, false));
        return agree(offerer, answerer, false);
    }

    private String agree(TestEngine offerer, TestEngine answerer, boolean rollback) throws InterruptedException {
        EngineEvent.LocalDescription offer = offerer.await(EngineEvent.LocalDescription.class, d -> true);
        answerer.send(new EngineCommand.SetRemoteDescription("call", ++operation, offer.description(), rollback));
        answerer.send(new EngineCommand.CreateAnswer("call", ++operation));
        int answered = operation;
        EngineEvent.LocalDescription answer =
                answerer.await(EngineEvent.LocalDescription.class, d -> d.operation() == answered);
        offerer.send(new EngineCommand.SetRemoteDescription("call", ++operation, answer.description(), false));
        int set = operation;
        offerer.await(EngineEvent.RemoteDescriptionSet.class, d -> d.operation() == set);
        return offer.description().sdp();
    }

    private static long descriptions(String sdp) {
        return sdp.lines().filter(line -> line.startsWith("m=")).count();
    }

    /** The colour in the middle of the newest picture; -1 before the first. */
    private static int colour(PictureMemory memory) {
        long sequence = memory.sequence();
        if (sequence == 0) {
            return -1;
        }
        int width = memory.width(sequence);
        int height = memory.height(sequence);
        ByteBuffer pixels = memory.pixels(sequence);
        int at = 4 * (height / 2 * width + width / 2);
        return (pixels.get(at + 2) & 0xff) << 16 | (pixels.get(at + 1) & 0xff) << 8 | (pixels.get(at) & 0xff);
    }

    private static boolean shows(PictureMemory memory, int wanted) {
        int seen = colour(memory);
        boolean alike = seen >= 0;
        for (int shift = 0; shift < 24; shift += 8) {
            alike &= Math.abs((seen >> shift & 0xff) - (wanted >> shift & 0xff)) < 16;
        }
        return alike;
    }

    private static void sees(PictureMemory memory, int wanted) throws InterruptedException {
        until(() -> shows(memory, wanted), () -> "sees " + Integer.toHexString(colour(memory)));
    }

    private static void until(BooleanSupplier is, Supplier<String> otherwise) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!is.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, otherwise);
            // The memory has nothing to wait on.
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    /** The camera's picture goes on. */
    private static void goesOn(PictureMemory camera) throws InterruptedException {
        var unused = TestEngine.stamp(camera, camera.sequence());
    }

    @Test
    void a_window_comes_beside_the_camera_and_goes_and_comes_again_in_its_place() throws Exception {
        // Odd in both directions, as windows are.
        int window = window("Notes", new Area(100, 100, 641, 361), RED);
        call();
        PictureMemory berts = bert.show("screen", SCREEN, 640, 360);
        PictureMemory camera = bert.show("camera", "call", 640, 360);
        PictureMemory annas = anna.show("self", SELF, 320, 180);
        share(anna, "Notes", TEXT);
        sees(annas, RED);
        anna.send(new EngineCommand.SendDisplay("call", true));
        assertEquals(3, descriptions(negotiate(anna, bert)));
        sees(berts, RED);
        goesOn(camera);
        screen.colour(window, GREEN);
        sees(berts, GREEN);
        assertEquals(640, berts.width(berts.sequence()));
        assertEquals(360, berts.height(berts.sequence()));

        anna.send(new EngineCommand.StopDisplay());
        assertEquals("stopped", state(anna, Status.NONE).why());
        String sdp = negotiate(anna, bert);
        assertEquals(3, descriptions(sdp));
        assertTrue(sdp.substring(sdp.lastIndexOf("m=video")).contains("a=recvonly"), sdp);
        long last = berts.sequence();
        goesOn(camera);
        assertEquals(last, berts.sequence());

        screen.colour(window, BLUE);
        share(anna, "Notes", MOTION);
        assertEquals(3, descriptions(negotiate(anna, bert)));
        sees(berts, BLUE);

        // The other one shares as well, in the same place.
        window("Other", new Area(900, 600, 400, 300), GREEN);
        PictureMemory annasOfBert = anna.show("screen", SCREEN, 640, 360);
        share(bert, "Other", TEXT);
        bert.send(new EngineCommand.SendDisplay("call", true));
        assertEquals(3, descriptions(negotiate(bert, anna)));
        sees(annasOfBert, GREEN);
        screen.colour(window, RED);
        sees(berts, RED);

        screen.destroy(window);
        DisplayState gone = state(anna, Status.NONE);
        assertEquals("window-closed", gone.why());
        negotiate(anna, bert);
        goesOn(camera);
        sees(annasOfBert, GREEN);
    }

    @Test
    void both_begin_at_once() throws Exception {
        window("Annas", new Area(0, 0, 640, 360), RED);
        window("Berts", new Area(700, 0, 640, 360), BLUE);
        call();
        PictureMemory atBerts = bert.show("screen", SCREEN, 320, 180);
        PictureMemory atAnnas = anna.show("screen", SCREEN, 320, 180);
        share(anna, "Annas", TEXT);
        share(bert, "Berts", TEXT);
        anna.send(new EngineCommand.SendDisplay("call", true));
        bert.send(new EngineCommand.SendDisplay("call", true));
        anna.await(EngineEvent.NegotiationNeeded.class, n -> true);
        bert.await(EngineEvent.NegotiationNeeded.class, n -> true);
        anna.send(new EngineCommand.CreateOffer("call", ++operation, false));
        bert.send(new EngineCommand.CreateOffer("call", ++operation, false));
        bert.await(EngineEvent.LocalDescription.class, d -> true);
        // Bert is polite: he takes his own offer back.
        assertEquals(3, descriptions(agree(anna, bert, true)));
        sees(atBerts, RED);
        sees(atAnnas, BLUE);
        bert.send(new EngineCommand.CreateOffer("call", ++operation, false));
        assertEquals(3, descriptions(agree(bert, anna, false)));
    }

    @Test
    void another_window_without_a_stop_and_a_held_picture() throws Exception {
        int window = window("One", new Area(0, 0, 640, 360), RED);
        window("Two", new Area(700, 0, 480, 480), GREEN);
        call();
        PictureMemory berts = bert.show("screen", SCREEN, 480, 360);
        share(anna, "One", TEXT);
        anna.send(new EngineCommand.SendDisplay("call", true));
        negotiate(anna, bert);
        sees(berts, RED);

        anna.send(new EngineCommand.PauseDisplay(true));
        state(anna, Status.PAUSED);
        screen.colour(window, BLUE);
        long held = berts.sequence();
        // It is repeated for who comes late.
        until(() -> berts.sequence() >= held + 2, () -> "no picture comes");
        assertTrue(shows(berts, RED));
        anna.send(new EngineCommand.PauseDisplay(false));
        state(anna, Status.LIVE);
        sees(berts, BLUE);

        DisplaySource two = find(anna, "Two");
        anna.send(new EngineCommand.GetDisplayMedia(two.id(), MOTION));
        EngineEvent.DisplayChanged changed = anna.await(EngineEvent.DisplayChanged.class, d -> true);
        assertEquals(Status.LIVE, changed.state().status());
        assertEquals("Two", changed.state().source().title());
        sees(berts, GREEN);
        assertEquals(360, berts.width(berts.sequence()));

        // What is not there any more is no reason to end what is.
        anna.send(new EngineCommand.GetDisplayMedia("nonsense", TEXT));
        assertEquals("Two", state(anna, Status.LIVE).source().title());
        long after = berts.sequence();
        until(() -> berts.sequence() >= after + 2, () -> "no picture comes");
        anna.send(new EngineCommand.StopDisplay());
        assertEquals("stopped", state(anna, Status.NONE).why());
    }

    @Test
    void a_pause_while_another_window_is_on_its_way_holds_that_one() throws Exception {
        window("One", new Area(0, 0, 640, 360), RED);
        int window = window("Two", new Area(700, 0, 480, 480), GREEN);
        anna = engine(screen.display());
        PictureMemory own = anna.show("own", SELF, 480, 360);
        share(anna, "One", TEXT);
        sees(own, RED);
        DisplaySource two = find(anna, "Two");
        anna.send(new EngineCommand.GetDisplayMedia(two.id(), TEXT));
        anna.send(new EngineCommand.PauseDisplay(true));
        until(() -> shows(own, GREEN), () -> "the other window does not come");
        screen.colour(window, BLUE);
        long held = own.sequence();
        until(() -> own.sequence() >= held + 2, () -> "no picture comes");
        assertTrue(shows(own, GREEN), "it is not held");
        anna.send(new EngineCommand.PauseDisplay(false));
        sees(own, BLUE);
    }

    @Test
    void what_can_be_shared_is_seen_before_and_without_a_call() throws Exception {
        int window = window("Notes", new Area(100, 100, 640, 360), RED);
        anna = engine(screen.display());
        anna.send(new EngineCommand.WatchDisplays(true));
        DisplaySource notes =
                anna
                        .await(
                                EngineEvent.DisplaysListed.class,
                                list -> list.sources().size() >= 2)
                        .sources()
                        .stream()
                        .filter(one -> one.title().equals("Notes"))
                        .findFirst()
                        .orElseThrow();
        PictureMemory small = anna.show("small", EngineCommand.DISPLAY + notes.id(), 160, 120);
        sees(small, RED);
        assertEquals(160, small.width(small.sequence()));
        assertEquals(90, small.height(small.sequence()));
        screen.colour(window, GREEN);
        sees(small, GREEN);
        window("More", new Area(900, 500, 300, 300), BLUE);
        anna.await(EngineEvent.DisplaysListed.class, list -> list.sources().stream()
                .anyMatch(one -> one.title().equals("More")));
        anna.send(new EngineCommand.WatchDisplays(false));

        PictureMemory self = anna.show("self", SELF, 320, 180);
        anna.send(new EngineCommand.GetDisplayMedia(notes.id(), TEXT));
        assertEquals(
                Status.OPENING,
                anna.await(EngineEvent.DisplayChanged.class, d -> true).state().status());
        state(anna, Status.LIVE);
        sees(self, GREEN);
        screen.destroy(window);
        assertEquals("window-closed", state(anna, Status.NONE).why());
        anna.send(new EngineCommand.GetDisplayMedia(notes.id(), TEXT));
        assertEquals("window-closed", state(anna, Status.NONE).why());
    }

    @Test
    void a_monitor_is_shared_again_and_otherwise_though_nothing_moves() throws Exception {
        screen.window(new Area(800, 400, 400, 300), RED);
        anna = engine(screen.display());
        anna.send(new EngineCommand.WatchDisplays(true));
        String monitor = anna.await(EngineEvent.DisplaysListed.class, list -> true)
                .sources()
                .getFirst()
                .id();
        anna.send(new EngineCommand.WatchDisplays(false));
        for (DisplayOptions options : List.of(TEXT, MOTION)) {
            anna.send(new EngineCommand.GetDisplayMedia(monitor, options));
            assertEquals(options, state(anna, Status.LIVE).options());
            DisplayOptions others = new DisplayOptions(options.contentHint(), true);
            anna.send(new EngineCommand.GetDisplayMedia(monitor, others));
            assertEquals(others, state(anna, Status.LIVE).options());
            // Asked for once more, it is told once more.
            anna.send(new EngineCommand.GetDisplayMedia(monitor, others));
            assertEquals(others, state(anna, Status.LIVE).options());
            anna.send(new EngineCommand.StopDisplay());
            assertEquals("stopped", state(anna, Status.NONE).why());
        }
    }

    @Test
    void a_whole_monitor_follows_what_is_on_it() throws Exception {
        int window = screen.window(new Area(0, 0, 1920, 1080), RED);
        call();
        anna.send(new EngineCommand.WatchDisplays(true));
        String monitor = anna.await(EngineEvent.DisplaysListed.class, list -> true)
                .sources()
                .getFirst()
                .id();
        anna.send(new EngineCommand.WatchDisplays(false));
        PictureMemory berts = bert.show("screen", SCREEN, 1920, 1080);
        anna.send(new EngineCommand.GetDisplayMedia(monitor, TEXT));
        state(anna, Status.LIVE);
        anna.send(new EngineCommand.SendDisplay("call", true));
        negotiate(anna, bert);
        sees(berts, RED);
        assertEquals(1920, berts.width(berts.sequence()));
        for (int colour : List.of(GREEN, BLUE, RED)) {
            screen.colour(window, colour);
            sees(berts, colour);
        }
    }

    @Test
    void without_an_x_server_it_is_said_why() throws Exception {
        anna = engine("");
        anna.send(new EngineCommand.WatchDisplays(true));
        assertEquals(
                "no-x11",
                anna.await(EngineEvent.DisplaysListed.class, list -> true).why());
        for (int i = 0; i < 2; i++) {
            anna.send(new EngineCommand.GetDisplayMedia("monitor", TEXT));
            assertEquals("no-x11", state(anna, Status.NONE).why());
        }
    }
}
