package dev.parley.app.ui.window;

import dev.parley.app.desktop.Desktop;
import dev.parley.app.desktop.Notice;
import dev.parley.app.desktop.Pixmap;
import dev.parley.app.desktop.TrayItem;
import dev.parley.app.session.CallView.Phase;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.settings.DesktopPreferences;
import dev.parley.app.settings.RecentCall;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.AppIcon;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;

/**
 * What is to be seen of the program outside of its window: the item in the tray, notifications, and the screen that stays on
 * in a call. JavaFX thread.
 */
final class Outside {
    /** A window that comes to the front has the focus by then, and needs nothing beside it; one that goes has it no more. */
    private static final Duration SETTLED = Duration.millis(400);

    private final Desktop desktop;
    private final Session session;
    private final ObservableBooleanValue focused;
    private final ObservableValue<DesktopPreferences> preferences;
    private final Wishes wishes;
    private final List<Pixmap> icon = AppIcon.pixmaps();
    private final ReadOnlyBooleanWrapper tray = new ReadOnlyBooleanWrapper();
    private final PauseTransition ringPause = new PauseTransition(SETTLED);
    private final PauseTransition missedPause = new PauseTransition(SETTLED);
    /** Null before the first one. */
    private Snapshot snapshot;

    private TrayItem shown;
    /** The call that is notified of; empty for none. */
    private String rings = "";

    private List<RecentCall> missed = List.of();
    private boolean awake;

    /** What is wanted of the window. */
    interface Wishes {
        /** To be seen, to stay. */
        void open();

        /** To be in front, as long as it is there. */
        void raise();

        /** The end. */
        void quit();
    }

    /** @param focused whether the window has the focus */
    Outside(
            Desktop desktop,
            Session session,
            ObservableBooleanValue focused,
            ObservableValue<DesktopPreferences> preferences,
            Wishes wishes) {
        this.desktop = desktop;
        this.session = session;
        this.focused = focused;
        this.preferences = preferences;
        this.wishes = wishes;
        ringPause.setOnFinished(e -> notifyOfRinging());
        missedPause.setOnFinished(e -> notifyOfMissed());
        focused.subscribe(now -> notifyOfRinging());
        preferences.subscribe(now -> notifyOfRinging());
        desktop.start(new Desktop.Listener() {
            @Override
            public void trayChanged(boolean now) {
                Platform.runLater(() -> tray.set(now));
            }

            @Override
            public void chosen(String itemId) {
                Platform.runLater(() -> choose(itemId));
            }

            @Override
            public void acted(Notice notice, String actionId) {
                Platform.runLater(() -> act(notice, actionId));
            }
        });
    }

    /** Whether there is a tray, with the item in it. */
    ReadOnlyBooleanProperty trayProperty() {
        return tray.getReadOnlyProperty();
    }

    void update(Snapshot now) {
        boolean first = snapshot == null;
        snapshot = now;
        TrayItem item = OutsideWords.tray(now, icon);
        if (!item.equals(shown)) {
            shown = item;
            desktop.show(item);
        }
        boolean ringsNow = now.call().phase() == Phase.INCOMING;
        if (ringsNow && !rings.equals(now.call().callId())) {
            ringPause.playFromStart();
        } else if (!ringsNow) {
            ringPause.stop();
            notifyOfRinging();
        }
        updateMissed(first);
        keepAwake(now.call().phase() == Phase.CONNECTED || now.call().phase() == Phase.RECONNECTING);
    }

    private boolean mayNotify() {
        return !focused.get() && !preferences.getValue().withoutNotifications() && !OutsideWords.isQuiet(snapshot);
    }

    private void notifyOfRinging() {
        if (snapshot == null || ringPause.getStatus() == PauseTransition.Status.RUNNING) {
            return;
        }
        boolean wanted = snapshot.call().phase() == Phase.INCOMING && mayNotify();
        String now = wanted ? snapshot.call().callId() : "";
        if (!now.equals(rings)) {
            rings = now;
            if (wanted) {
                desktop.show(OutsideWords.ringing(snapshot.call()));
            } else {
                desktop.withdraw(Notice.Kind.RINGING);
            }
        }
    }

    /** @param first of what was missed before this start the page says enough */
    private void updateMissed(boolean first) {
        List<RecentCall> before = missed;
        missed = OutsideWords.missed(snapshot);
        boolean more = !missed.isEmpty()
                && (before.isEmpty()
                        || missed.getFirst().startedAt() > before.getFirst().startedAt());
        if (more && !first) {
            missedPause.playFromStart();
        } else if (missed.isEmpty() && !before.isEmpty()) {
            desktop.withdraw(Notice.Kind.MISSED);
        }
    }

    private void notifyOfMissed() {
        if (!missed.isEmpty() && mayNotify()) {
            desktop.show(OutsideWords.missed(missed));
        }
    }

    private void keepAwake(boolean now) {
        if (now != awake) {
            awake = now;
            if (now) {
                desktop.inhibitIdle(Texts.of("idle.reason"));
            } else {
                desktop.allowIdle();
            }
        }
    }

    private void choose(String itemId) {
        switch (itemId) {
            case OutsideWords.DISTURB -> session.contacts().doNotDisturb(!OutsideWords.isQuiet(snapshot));
            case OutsideWords.AWAY -> session.setAway(!snapshot.away());
            case OutsideWords.QUIT -> wishes.quit();
            default -> wishes.open();
        }
    }

    /** A click that comes late means a call that isn't there any more. */
    private void act(Notice notice, String actionId) {
        boolean ringsStill = snapshot.call().phase() == Phase.INCOMING
                && snapshot.call().callId().equals(notice.about());
        switch (actionId) {
            case OutsideWords.ANSWER -> {
                if (ringsStill) {
                    session.answer(true);
                }
                wishes.raise();
            }
            case OutsideWords.DECLINE -> {
                if (ringsStill) {
                    session.decline();
                }
            }
            case OutsideWords.CALL_BACK -> {
                wishes.open();
                if (snapshot.call().phase() == Phase.IDLE && !notice.about().isEmpty()) {
                    session.place(notice.about());
                }
            }
            default -> {
                if (ringsStill) {
                    wishes.raise();
                } else {
                    wishes.open();
                }
            }
        }
    }
}
