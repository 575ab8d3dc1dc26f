package dev.parley.app.engine.devices;

import dev.parley.app.engine.api.Device;
import java.util.List;

/** The system's sound devices: lists them, and puts the two sound streams of this process on them. Engine thread only. */
public interface SoundDevices {
    /** For modules without devices. */
    SoundDevices NONE = new SoundDevices() {
        @Override
        public void start() {
            // There is nothing to list.
        }

        @Override
        public void route(Device microphone, boolean recording, Device speaker, boolean playing) {
            // There is nothing to choose from.
        }
    };

    /** Hears of what there is; on any thread, where it must not block. */
    interface Listener {
        /** All microphones and speakers that are plugged in, after each change. */
        void listed(List<Device> devices);

        /**
         * The sound server has gone; nothing more is told.
         *
         * @param hadBeenThere whether it had let us in
         */
        void lost(boolean hadBeenThere);
    }

    /** Begins to list. Once, before the rest. */
    void start();

    /**
     * Says where the streams belong from now on; nothing happens where they are there already.
     *
     * @param microphone where sound is taken from; null where there is none
     * @param recording whether it is being taken
     * @param speaker where sound is played; null where there is none
     * @param playing whether it is being played
     */
    void route(Device microphone, boolean recording, Device speaker, boolean playing);
}
