package dev.parley.app.ui.home;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.devices.DeviceLines;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * A line at the top of the page.
 *
 * @param text what happened and what to do
 * @param warning whether something is wrong
 * @param button its words; empty for none
 * @param action what the button does
 */
public record Banner(String text, boolean warning, String button, Runnable action) {

    /** Two lines are the same when they say the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Banner banner
                && text.equals(banner.text)
                && warning == banner.warning
                && button.equals(banner.button);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    static List<Banner> engine(Snapshot snapshot) {
        return switch (snapshot.engine().state()) {
            case READY, STARTING -> List.of(); // starting takes a moment; a line that flashes says nothing
            case RESTARTING -> List.of(new Banner(Texts.of("banner.engine-restarting"), false, "", () -> {}));
            case UNAVAILABLE ->
                List.of(new Banner(Words.engine(snapshot.engine()).line(), true, "", () -> {}));
        };
    }

    static List<Banner> devices(Snapshot snapshot, Session session) {
        List<Banner> banners = new ArrayList<>();
        boolean soundServerSaid = false;
        for (DeviceKind kind : DeviceKind.values()) {
            DeviceState state = snapshot.deviceStates().get(kind);
            if (state == null || !DeviceLines.isTrouble(state) || DeviceLines.isOnlyAway(state)) {
                continue;
            }
            // Without a sound server microphone and speaker fail together: one line is enough.
            boolean soundServer = state.problem() == DeviceState.Problem.NO_SOUND_SERVER;
            if (!(soundServer && soundServerSaid)) {
                String button = DeviceLines.retryHelps(state) ? Texts.of("banner.retry") : "";
                banners.add(new Banner(Words.device(state).line(), true, button, () -> session.devices()
                        .retry(kind)));
            }
            soundServerSaid |= soundServer;
        }
        return banners;
    }
}
