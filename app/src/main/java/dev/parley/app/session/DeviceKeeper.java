package dev.parley.app.session;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;

/** Keeps what the person chooses of devices; on the {@code call} thread. */
record DeviceKeeper(Keeper keeper, Runnable change) implements DeviceSide.Outside {
    @Override
    public void prefer(DeviceKind kind, DeviceChoice choice) {
        keeper.keep(keeper.preferences()
                .withDevices(KeptPreferences.prefer(keeper.preferences().devices(), kind, choice)));
    }

    @Override
    public void preferRinger(DeviceChoice choice) {
        keeper.keep(keeper.preferences()
                .withDevices(KeptPreferences.preferRinger(keeper.preferences().devices(), choice)));
    }

    @Override
    public void prefer(SoundView sound) {
        keeper.keep(keeper.preferences().withSound(KeptPreferences.keep(sound)));
    }

    @Override
    public void changed() {
        change.run();
    }
}
