package dev.parley.app.bench;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.testing.FakeCameras;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Anna's cameras in a call: another one is chosen, one is pulled out and plugged in again. */
final class CameraPart {
    /** A camera: how it is called, how it is plugged in, what is in its stamps. */
    enum Model {
        ONE("Camera One", FakeCameras.ONE, 34),
        TWO("Camera Two", FakeCameras.TWO, 35);

        private final String label;
        private final String settings;
        private final int number;

        Model(String label, String settings, int number) {
            this.label = label;
            this.settings = settings;
            this.number = number;
        }

        String label() {
            return label;
        }

        int number() {
            return number;
        }

        Model other() {
            return this == ONE ? TWO : ONE;
        }

        void plug(FakeCameras cameras) throws IOException {
            cameras.plug(name(), settings);
        }

        void unplug(FakeCameras cameras) throws IOException {
            cameras.unplug(name());
        }
    }

    private static final double SWITCH_MS = 500;
    /** As in any call. */
    private static final double AGE_MS = 80;

    private static final double OLDEST_MS = 120;
    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final String CALL = "call";

    private final Couple couple;
    private final Person anna;
    private final FakeCameras cameras;
    private final DeviceOptions options;
    private PictureMemory self;
    private PictureMemory remote;

    CameraPart(Couple couple, FakeCameras cameras, DeviceOptions options) {
        this.couple = couple;
        this.anna = couple.anna();
        this.cameras = cameras;
        this.options = options;
    }

    void measure(Table table) throws IOException, InterruptedException, Missing {
        for (Model model : Model.values()) {
            model.plug(cameras);
        }
        double began = prefer(Model.ONE);
        couple.call(CALL);
        self = anna.show(EngineCommand.SELF, 320, 180);
        remote = couple.bert().show(CALL, 960, 540);
        Person.drawn(Model.ONE.number(), began, self, remote);
        age(table, "without a change");
        switches(table);
        age(table, "after that");
        plugs(table);
        age(table, "after that");
        lastOne(table);
        prefer(Model.TWO);
        new Residue(anna, "of camera", options.manySwitches()).measure(table, this::change);
    }

    /** Chooses this camera, and the other one for when it is not there; gives when. */
    private double prefer(Model model) {
        return anna.cameras(model.label(), model.other().label());
    }

    private void age(Table table, String when) throws InterruptedException {
        table.add("camera → drawn on the other side, " + when, "ms", Person.ages(remote, LOOK), AGE_MS, OLDEST_MS);
    }

    private void switches(Table table) throws InterruptedException, Missing {
        Samples there = new Samples();
        Samples here = new Samples();
        Samples open = new Samples();
        double began = Story.now();
        for (int i = 0; i < options.switches(); i++) {
            Model next = i % 2 == 0 ? Model.TWO : Model.ONE;
            couple.pause();
            double chosen = prefer(next);
            List<Double> drawn = Person.drawn(next.number(), chosen, self, remote);
            here.add(drawn.get(0) - chosen);
            there.add(drawn.get(1) - chosen);
            open.add(open(next, chosen));
        }
        table.add("camera chosen in a call → drawn on the other side", "ms", there, Double.NaN, SWITCH_MS);
        table.add("  drawn on one's own side", "ms", here);
        table.add("  the engine says that it is open", "ms", open);
        table.add("  negotiations meanwhile", "", couple.negotiations(began), 0.5);
    }

    private void plugs(Table table) throws IOException, InterruptedException, Missing {
        Plugs plugs = new Plugs();
        double began = prefer(Model.ONE);
        Person.drawn(Model.ONE.number(), began, remote);
        for (int i = 0; i < options.times(); i++) {
            couple.pause();
            double pulled = Story.now();
            Model.ONE.unplug(cameras);
            double drawn = Person.drawn(Model.TWO.number(), pulled, remote).getFirst() - pulled;
            plugs.pulled(open(Model.TWO, pulled), drawn);
            couple.pause();
            double plugged = Story.now();
            Model.ONE.plug(cameras);
            drawn = Person.drawn(Model.ONE.number(), plugged, remote).getFirst() - plugged;
            plugs.plugged(open(Model.ONE, plugged), drawn);
        }
        plugs.add(table, "camera", "drawn on the other side", "drawn on the other side");
    }

    /** How long after {@code since} the engine said that a camera is open. */
    private double open(Model model, double since) throws InterruptedException, Missing {
        return anna.device(DeviceKind.CAMERA, Status.OPEN, model.label(), since) - since;
    }

    private void lastOne(Table table) throws IOException, InterruptedException, Missing {
        Samples failed = new Samples();
        Samples back = new Samples();
        Model.TWO.unplug(cameras);
        for (int i = 0; i < options.times(); i++) {
            couple.pause();
            double pulled = Story.now();
            Model.ONE.unplug(cameras);
            failed.add(anna.device(DeviceKind.CAMERA, Status.FAILED, Model.ONE.label(), pulled) - pulled);
            couple.pause();
            double plugged = Story.now();
            Model.ONE.plug(cameras);
            back.add(open(Model.ONE, plugged));
        }
        Model.TWO.plug(cameras);
        Plugs.goal(table, "the only camera pulled out in a call → told", failed);
        Plugs.goal(table, "the only camera plugged in again → it is open", back);
    }

    private void change(int number) throws InterruptedException, Missing {
        Model next = number % 2 == 0 ? Model.ONE : Model.TWO;
        open(next, prefer(next));
    }
}
