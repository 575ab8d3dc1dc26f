package dev.parley.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.Unfinished;
import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.recording.Readback;
import dev.parley.app.engine.recording.files.RecordingReader;
import dev.parley.app.engine.recording.files.Remux;
import dev.parley.app.engine.screen.PaintedScreen;
import dev.parley.app.settings.Home;
import dev.parley.app.settings.Preferences;
import dev.parley.app.settings.Profile;
import dev.parley.app.settings.RecordingNote;
import dev.parley.app.settings.SoundPreferences;
import dev.parley.app.testing.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings of calls and of oneself by the program: what each side tells, and what is in the file afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingByNameTest {
    private static final double ALICE_HZ = 440;
    private static final double BOB_HZ = 1000;
    private static final double NOBODY_HZ = 700;
    /** Of one window, s: so short that the stretching of a jitter buffer leaves a tone a tone. */
    private static final double WINDOW = 0.1;

    private static final double LOUD = 0.02;
    /** What a kill may cost of a recording. */
    private static final long LOST_MS = 2000;

    private Scene scene;
    private Path folder;

    @BeforeAll
    void open() throws IOException {
        scene = Scene.open("alice", "bob");
        Tone.play(scene.sandbox(), "alice-voice", ALICE_HZ);
        Tone.play(scene.sandbox(), "bob-voice", BOB_HZ);
        folder = Files.createDirectory(scene.directory().resolve("recordings"));
        // Noise suppression holds a tone that goes on and on for noise.
        for (String person : List.of("alice", "bob")) {
            Home home = Home.in(Path.of(scene.path(person)));
            home.create();
            new Profile(home).keep(Preferences.FIRST.withSound(new SoundPreferences(false, "off", false, true, false)));
        }
    }

    @AfterAll
    void close() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void a_call_is_recorded_when_the_other_side_allows_it() throws IOException {
        Path file = folder.resolve("allowed.mp4");
        Program bob = takes();
        long before = System.currentTimeMillis();
        Program alice = scene.call("alice", Scene.Media.ALL, "--record", file.toString(), "bob");
        mine(alice, "asking");
        assertEquals("alice", theirs(bob, "asking").text("by"));
        assertTrue(nothing("allowed"), "there is a file before it is allowed");
        bob.type("allow-recording");
        long began = mine(alice, "recording").t();
        theirs(bob, "recording");
        passes(alice, began + 3000);
        alice.type("stop-recording");
        assertEquals("allowed.mp4", mine(alice, "saved").text("file"));
        theirs(bob, "stopped");
        hangUp(alice, bob, 0);

        Readback made = Readback.of(file);
        assertEquals(2, made.streams().size());
        assertEquals("h264", made.video().codec());
        bothAreHeard(made);
        // Alice's picture is on the left, Bob's on the right.
        Readback.Stream video = made.video();
        Readback.Shot shot = video.shots().getLast();
        int half = video.width() / 2;
        int height = half * 9 / 16;
        for (int x : new int[] {0, half}) {
            assertTrue(shot.stamp(x, (video.height() - height) / 2, half, height) != null, "no picture at " + x);
        }
        RecordingNote note = RecordingNote.read(file);
        assertEquals(List.of("alice", "bob"), note.people());
        assertEquals(List.of("allowed.mp4"), note.parts());
        RecordingNote.Consent consent = note.consent().getFirst();
        assertEquals("bob", consent.person());
        assertTrue(consent.allowed());
        assertTrue(
                before <= consent.at() && consent.at() <= note.startedAt() && note.startedAt() <= wall(file),
                () -> "when " + note);
    }

    @Test
    void a_call_is_not_recorded_when_the_other_side_refuses() {
        Path file = folder.resolve("refused.mp4");
        Program bob = takes();
        Program alice = scene.call("alice", Scene.Media.ALL, "--record", file.toString(), "bob");
        theirs(bob, "asking");
        bob.type("refuse-recording");
        mine(alice, "refused");
        theirs(bob, "none");
        // The call goes on.
        CallByNameTest.sees(alice);
        hangUp(alice, bob, 10);
        assertTrue(alice.errors().contains("The call is not recorded: bob does not want it."), alice::errors);
        assertTrue(nothing("refused"), "something is recorded");
        RecordingNote.Consent answer =
                new Profile(Home.in(Path.of(scene.path("alice")))).answers().getFirst();
        assertEquals("bob", answer.person());
        assertFalse(answer.allowed());
    }

    @Test
    void after_the_death_of_the_engine_it_goes_on_in_another_file() throws IOException {
        Path first = folder.resolve("killed.mp4");
        Path second = folder.resolve("killed (2).mp4");
        Program bob = takes("--allow-recording");
        Program alice = scene.call("alice", Scene.Media.ALL, "--record", first.toString(), "bob");
        long began = mine(alice, "recording").t();
        theirs(bob, "recording");
        passes(alice, began + 4000);
        ProcessHandle engine = alice.engine();
        assertTrue(engine.destroyForcibly(), "no engine to kill");
        long killed = now();
        Program.waitFor(engine);
        long again = mine(alice, "recording").t();
        CallByNameTest.sees(bob);
        passes(alice, again + 2000);
        hangUp(alice, bob, 0);
        assertEquals(
                List.of("asking", "none", "recording", "none"),
                bob.events().stream()
                        .filter(event -> event.name().equals("recorded-by"))
                        .map(event -> event.text("state"))
                        .toList());

        bothAreHeard(Readback.of(second));
        assertFalse(Files.exists(first), "a file that nobody finished has its last name");
        Libav.load();
        Remux.repair(Unfinished.of(first), first, _ -> true);
        long recorded = RecordingReader.describe(first).durationMs();
        System.err.println("of " + (killed - began) + " ms " + recorded + " ms are there after the kill");
        assertTrue(killed - began - recorded <= LOST_MS, "lost: " + (killed - began - recorded) + " ms");
        bothAreHeard(Readback.of(first));
        for (Path part : List.of(first, second)) {
            assertEquals(
                    List.of("killed.mp4", "killed (2).mp4"),
                    RecordingNote.read(part).parts());
            assertTrue(RecordingNote.read(part).consent().getFirst().allowed());
        }
    }

    @Test
    void a_screen_is_recorded_with_the_microphone() throws IOException {
        Path file = folder.resolve("screen.mp4");
        try (PaintedScreen screen = PaintedScreen.start()) {
            screen.colour(0x2040d0);
            scene.environment(Map.of("DISPLAY", screen.display()));
            Program record = record("--screen", "default", "--duration", "3", file.toString());
            record.await("recording", event -> event.text("state").equals("saved"));
            record.exits(0);
        } finally {
            scene.environment(Map.of());
        }
        Readback made = Readback.of(file);
        Readback.Stream video = made.video();
        assertEquals(1920, video.width());
        int[] colour = video.shots().getLast().colour(video.width() / 4, video.height() / 4);
        assertTrue(colour[1] > 170 && colour[2] < 120, () -> "not blue: " + List.of(colour[0], colour[1], colour[2]));
        assertTrue(heard(made, ALICE_HZ) > 0.6, "the microphone is not heard");
    }

    /** As Ctrl-C in a terminal does, and the end of the person's session: both processes are told. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_recording_that_the_system_ends_is_complete(boolean engineFirst) throws IOException {
        Path file = folder.resolve("ended-" + engineFirst + ".m4a");
        Program record = record(file.toString());
        mine(record, "recording");
        ProcessHandle engine = record.engine();
        if (engineFirst) {
            assertTrue(engine.destroy(), "the engine can't be told");
        }
        record.stop();
        Program.waitFor(engine);
        assertTrue(Readback.of(file).audio().end() > 0, "nothing is in it");
        RecordingNote note = RecordingNote.read(file);
        assertEquals(List.of(file.getFileName().toString()), note.parts());
        assertFalse(Files.exists(Unfinished.of(file)), "an unfinished file is left");
    }

    private Program record(String... arguments) {
        List<String> all = Stream.concat(
                        Stream.of("record", "--home", scene.path("alice"), "--mic", "alice-microphone"),
                        Stream.of(arguments))
                .toList();
        return scene.start("record", all.toArray(String[]::new));
    }

    private Program takes(String... more) {
        Program bob = scene.call(
                "bob",
                Scene.Media.ALL,
                Stream.concat(Stream.of("--wait", "--once", "--auto-answer"), Stream.of(more))
                        .toArray(String[]::new));
        bob.await("signed-in");
        return bob;
    }

    private static Program.Event mine(Program program, String state) {
        return program.await("recording", event -> event.text("state").equals(state));
    }

    private static Program.Event theirs(Program program, String state) {
        return program.await("recorded-by", event -> event.text("state").equals(state));
    }

    /** Waits until a moment of the call, ms of the monotonic clock. */
    private static void passes(Program program, long until) {
        program.awaitStatistics("the time", line -> line.get("t").getAsLong() >= until);
    }

    private static void hangUp(Program alice, Program bob, int code) {
        alice.type("hang-up");
        alice.await("ended");
        bob.await("ended");
        alice.exits(code);
        bob.exits(0);
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    private static long wall(Path file) {
        return file.toFile().lastModified();
    }

    private boolean nothing(String name) {
        String[] files = folder.toFile().list((directory, file) -> file.startsWith(name));
        return files != null && files.length == 0;
    }

    private static void bothAreHeard(Readback file) {
        double alice = heard(file, ALICE_HZ);
        double bob = heard(file, BOB_HZ);
        double nobody = heard(file, NOBODY_HZ);
        System.err.printf(
                "heard of %.1f s: alice %.2f, bob %.2f%n", file.audio().end(), alice, bob);
        assertTrue(alice > 0.6, "alice is heard for " + alice);
        assertTrue(bob > 0.6, "bob is heard for " + bob);
        assertTrue(nobody < 0.1, "somebody else is heard for " + nobody);
    }

    /** In which share of the recording a frequency is heard. */
    private static double heard(Readback file, double hz) {
        Readback.Stream sound = file.audio();
        int windows = (int) (sound.end() / WINDOW);
        int loud = 0;
        for (int i = 0; i < windows; i++) {
            if (sound.level(hz, i * WINDOW, (i + 1) * WINDOW) > LOUD) {
                loud++;
            }
        }
        return windows == 0 ? 0 : (double) loud / windows;
    }
}
