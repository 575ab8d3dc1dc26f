package dev.parley.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.app.testing.Chromium;
import dev.parley.app.testing.Tone;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The program and a client of another kind: a plain page in Chromium that was written from PROTOCOL.md alone (see {@code
 * browser/index.html}). Anna is at the page, Bob at the program.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(
        value = "dev.parley.app.testing.Chromium#installed",
        disabledReason = "there is no chromium on this machine: apt-get install chromium")
class BrowserCallTest {
    private static final int ANNA_HZ = 440;
    private static final double BOB_HZ = 1000;
    private static final String ORIGIN = "http://localhost:7080";
    private static final String SITE = ORIGIN + "/";
    /** Greater and less than any other id of a call. */
    private static final String GREATEST = "zzzzzzzzzzzzzzzzzzzzzzzz";

    private static final String LEAST = "------------------------";

    private Scene scene;
    private Program bob;
    private Chromium anna;
    private Tone.Ear atBob;

    @BeforeAll
    void open() throws IOException, URISyntaxException {
        scene = Scene.empty("bob");
        scene.startServer(ORIGIN);
        bob = scene.call("bob", Scene.Media.ALL, "--wait");
        Tone.play(scene.sandbox(), "bob-voice", BOB_HZ);
        atBob = Tone.listen(scene.sandbox(), "bob-speaker.monitor");
        Path voice = scene.directory().resolve("anna.wav");
        Tone.write(voice, ANNA_HZ);
        serve();
        anna = Chromium.open(scene.sandbox(), scene.directory(), voice, SITE);
        anna.evaluate("globalThis.page = new Page('" + Scene.URL + "'), page.open()");
        assertEquals(
                "open",
                anna.evaluate("page.session.hello().then(welcome => welcome.registration)")
                        .getAsString());
        anna.evaluate("page.session.register('anna', 'correct horse', 'Anna B.', 'browser')");
        bob.await("signed-in");
    }

    private void serve() throws IOException, URISyntaxException {
        Path pages = Path.of(
                        BrowserCallTest.class.getResource("browser/index.html").toURI())
                .getParent();
        Process server = scene.sandbox()
                .start(scene.sandbox()
                        .command(List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-m",
                                "jdk.httpserver",
                                "-p",
                                "7080",
                                "-d",
                                pages.toString()))
                        .redirectErrorStream(true));
        new Program("pages", server, scene.directory().resolve("pages.log")).line();
    }

    @AfterAll
    void close() throws IOException {
        if (anna != null) {
            anna.close();
            bob.stop();
        }
        if (scene != null) {
            scene.close();
        }
    }

    @AfterEach
    void nothing_was_against_the_document() {
        anna.evaluate("page.answering = {}, page.session.comeBack()");
        if (anna.evaluate("page.call?.over === false").getAsBoolean()) {
            // The test has failed; the next one begins without a call.
            anna.evaluate("page.call.end()");
            bob.await("ended");
        }
        assertEquals("[]", anna.evaluate("page.session.faults.splice(0)").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "VP9", "H264", "AV1"})
    void media_flows_both_ways_whoever_calls(String codec) throws IOException {
        assumeTrue(
                anna.evaluate("RTCRtpSender.getCapabilities('video').codecs.some(c => c.mimeType === 'video/" + codec
                                + "')")
                        .getAsBoolean(),
                "this build of Chromium has no " + codec);
        String options = "{ codec: '" + codec + "' }";
        anna.evaluate("page.place('bob', " + options + ")");
        bobAnswers();
        media(codec, 1);
        annaHangsUp();

        anna.evaluate("page.answering = " + options);
        bob.type("call anna");
        annaAnswers();
        media(codec, 1);
        bobHangsUp();
    }

    @Test
    void either_cancels_or_declines_while_it_rings() {
        anna.evaluate("page.place('bob')");
        bob.await("ringing");
        anna.evaluate("page.call.end()");
        assertEquals("cancelled", bob.await("ended").text("reason"));

        anna.evaluate("page.place('bob')");
        bob.await("ringing");
        bob.type("decline");
        endedAtAnna("declined");
        bob.await("ended");

        bob.type("call anna");
        anna.await("page.call.phase === 'incoming'");
        anna.evaluate("page.call.end()");
        assertEquals("declined", bob.await("ended").text("reason"));

        bob.type("call anna");
        anna.await("page.call.phase === 'incoming'");
        bob.type("hang-up");
        endedAtAnna("cancelled");
        bob.await("ended");
    }

    @Test
    void candidates_that_come_before_their_description_are_kept() throws IOException {
        anna.evaluate("page.place('bob', { candidatesFirst: true })");
        bobAnswers();
        media("VP8", 1);
        assertEquals(
                "candidate",
                anna.evaluate("page.session.sent.find(m => m.callId === page.call.id && 'generation' in m).type")
                        .getAsString());
        annaHangsUp();
    }

    @Test
    void candidates_go_and_come_one_by_one() throws IOException {
        anna.evaluate("page.place('bob')");
        bobAnswers();
        media("VP8", 1);
        for (String way : List.of("page.session.sent", "page.events")) {
            String mine = way + ".filter(m => m.callId === page.call.id)";
            anna.await(mine + ".some(m => m.type === 'candidate' && m.candidate !== '')");
            anna.await(mine + ".some(m => m.type === 'candidate' && m.candidate === '')");
            assertEquals(
                    1,
                    anna.evaluate(mine + ".filter(m => m.type === 'description').length")
                            .getAsInt());
        }
        annaHangsUp();
    }

    @Test
    void a_lost_connection_is_taken_up_again_and_nothing_is_lost() throws IOException {
        anna.evaluate("page.place('bob')");
        bobAnswers();
        media("VP8", 1);
        anna.evaluate("page.session.drop()");
        media("VP8", 1);
        bob.type("microphone off");
        bob.type("hang-up");
        bob.await("ended");
        // What anna does without a connection is sent when there is one.
        anna.evaluate("page.away = page.session.request('set-away', { away: false }), page.session.comeBack()");
        endedAtAnna("hung-up");
        assertEquals(
                "ok", anna.evaluate("page.away").getAsJsonObject().get("type").getAsString());
        assertEquals(
                "[\"media\",\"ended\"]",
                anna.evaluate("page.events.filter(e => e.callId === page.call.id).slice(-2).map(e => e.type)")
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {GREATEST, LEAST})
    void both_call_each_other_at_once(String id) throws IOException {
        bob.type("call anna");
        anna.await("page.call.phase === 'incoming'");
        anna.evaluate("page.place('bob', { callId: '" + id + "' })");
        bob.await("connected");
        anna.await("page.call.phase === 'answered'");
        assertEquals(
                id.equals(GREATEST), anna.evaluate("page.call.outgoing").getAsBoolean(), "the greater one is kept");
        media("VP8", 1);
        annaHangsUp();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_connection_is_made_anew_when_that_of_the_program_is_gone(boolean annaCalls) throws IOException {
        if (annaCalls) {
            anna.evaluate("page.place('bob')");
            bobAnswers();
        } else {
            bob.type("call anna");
            annaAnswers();
        }
        media("VP8", 1);
        ProcessHandle engine = bob.engine();
        assertTrue(engine.destroyForcibly(), "no engine to kill");
        Program.waitFor(engine);
        media("VP8", 2);
        annaHangsUp();
    }

    @Test
    void signs_out_and_in_again() {
        String device = anna.evaluate("page.session.self.deviceId").getAsString();
        anna.evaluate("page.session.signOut(false)");
        anna.evaluate("page.session.signInByToken()");
        assertEquals(device, anna.evaluate("page.session.self.deviceId").getAsString());
        anna.evaluate("page.session.signOut(true)");
        assertEquals(
                "token-expired",
                anna.evaluate("page.session.signInByToken().catch(refused => refused.code)")
                        .getAsString());
        assertEquals(
                "wrong-credentials",
                anna.evaluate("page.session.signIn('anna', 'wrong horse', 'browser').catch(refused => refused.code)")
                        .getAsString());
        anna.evaluate("page.session.signIn('anna', 'correct horse', 'browser')");
        assertEquals("anna", anna.evaluate("page.session.self.username").getAsString());
    }

    private void bobAnswers() {
        bob.await("ringing");
        bob.type("answer");
        bob.await("connected");
        anna.await("page.call.phase === 'answered'");
    }

    private void annaAnswers() {
        anna.await("page.call.phase === 'incoming'");
        anna.evaluate("page.call.accept()");
        bob.await("connected");
    }

    /** Both see and hear each other now, by this codec, over the connection of this generation. */
    private void media(String codec, int generation) throws IOException {
        anna.await("page.call.link?.generation === " + generation + " && page.call.link.described");
        JsonObject before = report("one => one.framesDecoded > 0");
        JsonObject after = report("one => one.framesDecoded > " + before.get("framesDecoded") + " && one.audioEnergy > "
                + before.get("audioEnergy"));
        assertEquals("video/" + codec, after.get("codecIn").getAsString());
        assertEquals("video/" + codec, after.get("codecOut").getAsString());
        CallByNameTest.hears(atBob, ANNA_HZ);
        bob.awaitStatistics("pictures of the page as " + codec, line -> {
            JsonObject in = line.getAsJsonObject("in");
            return in.get("fps").getAsDouble() > 0
                    && in.get("video_codec").getAsString().equals(codec);
        });
    }

    private JsonObject report(String wanted) {
        JsonElement report = anna.await("page.report().then(one => (" + wanted + ")(one) && one)");
        return report.getAsJsonObject();
    }

    private void annaHangsUp() {
        anna.evaluate("page.call.end()");
        assertEquals("hung-up", bob.await("ended").text("reason"));
    }

    private void bobHangsUp() {
        bob.type("hang-up");
        bob.await("ended");
        endedAtAnna("hung-up");
    }

    private void endedAtAnna(String reason) {
        anna.await("page.call.phase === 'ended'");
        assertEquals(reason, anna.evaluate("page.call.reason").getAsString());
    }
}
