package dev.parley.app.bench;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.testing.Sandbox;
import dev.parley.app.testing.TestEngine;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Anna and Bert, engine to engine in one sandbox. Bert shows the test pattern; what Anna shows is for the part to choose.
 * One thread.
 */
final class Couple implements AutoCloseable {
    private static final int SHORTEST_MS = 300;
    private static final int LONGEST_MS = 700;

    private final Random random = new Random(1);
    private final Person anna;
    private final Person bert;

    /** @param cameras the variables of a process that sees cameras */
    Couple(Sandbox sandbox, Path directory, Map<String, String> cameras) throws InterruptedException {
        anna = new Person("anna", sandbox, directory, cameras);
        bert = new Person("bert", sandbox, directory, cameras);
    }

    Person anna() {
        return anna;
    }

    Person bert() {
        return bert;
    }

    /** Connects them, both with sound and picture, and waits until both send. */
    void call(String peer) throws Missing, InterruptedException {
        double began = anna.microphones(Voice.ANNA.microphone());
        anna.speakers(Voice.ANNA.speaker());
        bert.microphones(Voice.BERT.microphone());
        bert.speakers(Voice.BERT.speaker());
        bert.cameras(DeviceChoice.PATTERN.value());
        TestEngine.connect(anna.engine(), bert.engine(), peer);
        for (Person person : new Person[] {anna, bert}) {
            person.send(new EngineCommand.SendMedia(peer, true, true));
            person.device(DeviceKind.MICROPHONE, Status.OPEN, "", began);
            person.device(DeviceKind.SPEAKER, Status.OPEN, "", began);
        }
    }

    /** Lets Anna, who wants to since then, negotiate once more. */
    void negotiate(String peer, double since) throws Missing, InterruptedException {
        anna.when("a wish to negotiate", since, event -> event instanceof EngineEvent.NegotiationNeeded);
        TestEngine.negotiate(anna.engine(), bert.engine(), peer, 10);
    }

    /** How many offers and answers were made or wanted on both sides since then. */
    int negotiations(double since) {
        return anna.negotiations(since) + bert.negotiations(since);
    }

    /** Lets some time go by, never the same, so that nothing that goes on in a rhythm is always met at the same point. */
    void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_MS, LONGEST_MS));
    }

    @Override
    public void close() {
        anna.close();
        bert.close();
    }
}
