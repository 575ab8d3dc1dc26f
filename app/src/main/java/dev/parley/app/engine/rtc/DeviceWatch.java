package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.devices.SoundDevices;
import dev.parley.app.engine.devices.SoundServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which devices are plugged in, and whether there is a sound server. Engine thread only. */
final class DeviceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceWatch.class);
    private static final Duration PERIOD = Duration.ofMillis(250);
    /** A sound server that comes and goes must not make engines come and go as fast. */
    private static final long SETTLED_MS = 2000;
    /** How long cameras wait for the sound devices to be listed with them. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EngineThread thread;
    private final Sound sound;
    private final Outside outside;
    private final long startedAt = Clock.now();
    private final Repeated<List<Camera>> cameraScan;
    /** Null while there is a sound server. */
    private Repeated<Boolean> serverScan;
    /** Null until they are known. */
    private List<Camera> cameras;
    /** Null until they are known. */
    private List<Device> soundDevices;

    private List<Device> told = List.of();
    private boolean ended;

    /** What follows from a change. */
    interface Outside {
        /** All that is plugged in, after each change. */
        void listed(List<Device> devices);

        void cameras(List<Camera> now);

        void soundDevices(List<Device> now);

        /** There is a sound server again, which only another process can use. */
        void soundServerIsBack();
    }

    DeviceWatch(EngineThread thread, Natives natives, Outside outside) {
        this.thread = thread;
        this.sound = natives.sound();
        this.outside = outside;
        CameraList list = new CameraList(natives.v4l2());
        this.cameraScan = new Repeated<>("devices", PERIOD, list::list, this::camerasListed, thread);
    }

    void start() {
        cameraScan.start();
        if (sound.isWithoutServer()) {
            soundListed(List.of());
            waitForServer(false);
            return;
        }
        sound.start(thread, new SoundDevices.Listener() {
            @Override
            public void listed(List<Device> devices) {
                thread.post(() -> soundListed(devices));
            }

            @Override
            public void lost(boolean hadBeenThere) {
                thread.post(() -> serverLost(hadBeenThere));
            }
        });
        var unused = thread.after(PATIENCE, () -> {
            if (soundDevices == null) {
                LOG.error("the sound server does not say which devices there are");
                soundListed(List.of());
            }
        });
    }

    /** Nothing is told after this. */
    void end() {
        ended = true;
        cameraScan.end();
        if (serverScan != null) {
            serverScan.end();
        }
    }

    /** Before the first list nothing is known. */
    boolean camerasKnown() {
        return cameras != null;
    }

    boolean soundKnown() {
        return soundDevices != null;
    }

    boolean areKnown() {
        return camerasKnown() && soundKnown();
    }

    private void camerasListed(List<Camera> now) {
        if (!ended) {
            cameras = now;
            tell();
            outside.cameras(now);
        }
    }

    private void soundListed(List<Device> now) {
        if (!ended) {
            soundDevices = now;
            tell();
            outside.soundDevices(now);
        }
    }

    private void tell() {
        if (!areKnown()) {
            return;
        }
        List<Device> all = new ArrayList<>(cameras.stream().map(Camera::device).toList());
        all.addAll(soundDevices);
        if (!all.equals(told)) {
            told = List.copyOf(all);
            outside.listed(told);
        }
    }

    private void serverLost(boolean hadBeenThere) {
        LOG.warn("the sound server has gone");
        sound.lost();
        soundListed(List.of());
        waitForServer(hadBeenThere);
    }

    /** @param hadBeenThere else one that answers without letting us in must go before it can come back */
    private void waitForServer(boolean hadBeenThere) {
        AtomicBoolean gone = new AtomicBoolean(hadBeenThere);
        serverScan = new Repeated<>(
                "sound-server",
                PERIOD,
                () -> {
                    boolean there = SoundServer.reachable();
                    gone.compareAndSet(false, !there);
                    return there && gone.get() && Clock.now() - startedAt > SETTLED_MS;
                },
                back -> {
                    if (back && !ended) {
                        outside.soundServerIsBack();
                    }
                },
                thread);
        serverScan.start();
    }
}
