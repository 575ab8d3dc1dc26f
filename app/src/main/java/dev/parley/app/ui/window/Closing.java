package dev.parley.app.ui.window;

import dev.parley.app.session.CallView;
import dev.parley.app.session.Session;
import dev.parley.app.settings.DesktopPreferences.OnClose;
import dev.parley.app.ui.settings.DesktopModel;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;

/**
 * What becomes of the program when its window is closed: it ends, or goes on without it, so that calls ring. Whoever is in a
 * call is asked first.
 */
final class Closing {
    private final Session session;
    private final DesktopModel desktop;
    private final ObservableBooleanValue tray;
    private final Runnable hide;
    private final Runnable end;
    private final ClosingPane call = new ClosingPane();
    private final BackgroundPane background;

    /**
     * @param tray whether there is one
     * @param hide hides the window
     * @param end ends the program
     */
    Closing(Session session, DesktopModel desktop, ObservableBooleanValue tray, Runnable hide, Runnable end) {
        this.session = session;
        this.desktop = desktop;
        this.tray = tray;
        this.hide = hide;
        this.end = end;
        background = new BackgroundPane(() -> choose(OnClose.BACKGROUND), () -> choose(OnClose.END));
    }

    /** What asks, over all else in the window. */
    List<Node> panes() {
        return List.of(background, call);
    }

    boolean isAsking() {
        return call.isVisible() || background.isVisible();
    }

    /** The window is to be closed. */
    void close(CallView now, boolean inCall) {
        if (inCall) {
            call.ask(now, () -> {
                if (now.phase() == CallView.Phase.INCOMING) {
                    session.decline();
                } else {
                    session.hangUp();
                }
                leave();
            });
        } else {
            leave();
        }
    }

    /** The program is to end. The window shows where that is asked about. */
    void quit(CallView now, boolean inCall) {
        if (inCall) {
            call.ask(now, end);
        } else {
            end.run();
        }
    }

    /** What a call needs is not to be covered. */
    void callBegins() {
        if (background.isVisible()) {
            background.dismiss();
        }
    }

    /** The call is over: nothing is to be asked about it any more. */
    void callOver() {
        if (call.isVisible()) {
            call.dismiss();
        }
    }

    private void leave() {
        switch (desktop.preferencesProperty().get().onClose()) {
            case END -> end.run();
            case BACKGROUND -> hide.run();
            case ASK -> {
                if (tray.get()) {
                    background.ask();
                } else {
                    end.run();
                }
            }
        }
    }

    private void choose(OnClose choice) {
        desktop.change(now -> now.withOnClose(choice));
        leave();
    }
}
