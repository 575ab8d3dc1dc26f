package dev.parley.app.bench;

import dev.parley.app.bench.CameraPart.Model;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.testing.FakeCameras;
import dev.parley.app.testing.Sandbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How soon a camera and a microphone are open, and how soon others can have them again. */
final class OpenPart {
    private static final double LIMIT_MS = 10_000;

    private final Couple couple;
    private final Person anna;
    private final Sandbox sandbox;
    private final FakeCameras cameras;
    private final DeviceOptions options;

    OpenPart(Couple couple, Sandbox sandbox, FakeCameras cameras, DeviceOptions options) {
        this.couple = couple;
        this.anna = couple.anna();
        this.sandbox = sandbox;
        this.cameras = cameras;
        this.options = options;
    }

    void measure(Table table) throws IOException, InterruptedException, Missing {
        Model.ONE.plug(cameras);
        previews(table);
        levels(table);
        hangUps(table);
    }

    /** Both have the same camera in turns: that the next one gets it shows that the one before has given it back. */
    private void previews(Table table) throws IOException, InterruptedException, Missing {
        List<Person> turns = List.of(anna, couple.bert());
        List<PictureMemory> pictures = new ArrayList<>();
        for (Person person : turns) {
            person.cameras(Model.ONE.label());
            pictures.add(person.show(EngineCommand.SELF, 640, 360));
        }
        Samples open = new Samples();
        Samples close = new Samples();
        int failures = 0;
        for (int i = 0; i < 2 * options.times(); i++) {
            if (i % 2 == 0) {
                couple.pause();
            }
            Person person = turns.get(i % 2);
            double opened = person.send(new EngineCommand.Preview(true));
            try {
                open.add(Person.drawn(Model.ONE.number(), opened, pictures.get(i % 2))
                                .getFirst()
                        - opened);
            } catch (Missing e) {
                failures++;
            }
            double closed = person.send(new EngineCommand.Preview(false));
            close.add(person.device(DeviceKind.CAMERA, Status.CLOSED, "", closed) - closed);
        }
        table.add("preview on → first picture of the camera is drawn", "ms", open);
        table.add("preview off → the camera is told to be closed", "ms", close);
        table.add("  another program could not open it at once then", "", failures, 0.5);
    }

    private void levels(Table table) throws InterruptedException, Missing {
        anna.microphones(Voice.ANNA.microphone());
        Samples first = new Samples();
        for (int i = 0; i < options.times(); i++) {
            couple.pause();
            double asked = anna.send(new EngineCommand.MeasureLevel(true));
            first.add(anna.when(
                            "level",
                            asked,
                            event -> event instanceof EngineEvent.LevelMeasured measured
                                    && measured.level().level() > 0)
                    - asked);
            anna.send(new EngineCommand.MeasureLevel(false));
        }
        table.add("microphone opened to measure it → first level", "ms", first);
    }

    private void hangUps(Table table) throws IOException, InterruptedException, Missing {
        anna.cameras(Model.ONE.label());
        Samples camera = new Samples();
        Samples microphone = new Samples();
        Samples stream = new Samples();
        for (int i = 0; i < options.times(); i++) {
            String peer = "call " + i;
            double began = Story.now();
            couple.call(peer);
            anna.device(DeviceKind.CAMERA, Status.OPEN, "", began);
            couple.pause();
            double ended = anna.send(new EngineCommand.ClosePeer(peer));
            couple.bert().send(new EngineCommand.ClosePeer(peer));
            stream.add(awaitNotRecorded(ended) - ended);
            camera.add(anna.device(DeviceKind.CAMERA, Status.CLOSED, "", ended) - ended);
            microphone.add(anna.device(DeviceKind.MICROPHONE, Status.CLOSED, "", ended) - ended);
        }
        table.add("hang up → the camera is told to be closed", "ms", camera);
        table.add("hang up → the microphone is told to be closed", "ms", microphone);
        table.add("hang up → the sound server lists no recording of ours", "ms", stream);
    }

    /** Asks the sound server until the engine records nothing; gives when it said so. */
    private double awaitNotRecorded(double since) throws IOException, InterruptedException, Missing {
        String ours = "application.process.id = \"" + anna.pid() + "\"";
        while (sandbox.run("pactl", "list", "source-outputs").contains(ours)) {
            if (Story.now() - since > LIMIT_MS) {
                throw new Missing("the microphone is still recorded after the call");
            }
        }
        return Story.now();
    }
}
