package dev.parley.app.ui.window;

import dev.parley.app.desktop.Desktop;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.settings.DesktopModel;
import dev.parley.app.ui.text.Texts;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/**
 * When the window is in front, and when it is away: hidden while the program goes on, or above all others since a call
 * rings; and what the desktop says of the program meanwhile. JavaFX thread.
 */
final class Foreground {
    private final Stage stage;
    private final Runnable leave;
    private final Outside outside;
    private final Ringing ringing;
    private final Closing closing;
    /** Null before the first one. */
    private Snapshot shown;

    /**
     * @param desktop not started yet
     * @param leave ends what depends on somebody looking at the window, such as a camera that is tried
     * @param end ends the program
     */
    Foreground(Stage stage, Session session, Desktop desktop, DesktopModel model, Runnable leave, Runnable end) {
        this.stage = stage;
        this.leave = leave;
        outside = new Outside(
                desktop, session, stage.focusedProperty(), model.preferencesProperty(), new Outside.Wishes() {
                    @Override
                    public void open() {
                        come();
                    }

                    @Override
                    public void raise() {
                        Foreground.this.raise();
                    }

                    @Override
                    public void quit() {
                        Foreground.this.quit();
                    }
                });
        ringing = new Ringing(stage, session);
        closing = new Closing(session, model, outside.trayProperty(), this::hide, end);
        stage.setOnCloseRequest(this::closeRequested);
    }

    /** Whether the desktop has a tray, with the program's item in it. */
    ReadOnlyBooleanProperty trayProperty() {
        return outside.trayProperty();
    }

    /** What asks whether the window is to be closed, over all else in it. */
    List<Node> panes() {
        return closing.panes();
    }

    boolean isAsking() {
        return closing.isAsking();
    }

    /** @param page which one shows */
    void update(Snapshot now, Page page) {
        if (page == Page.CALL && (shown == null || Page.of(shown) != Page.CALL)) {
            closing.callBegins();
        }
        shown = now;
        stage.setTitle(title(now));
        if (page.isOver()) {
            ringing.stay(); // the person does something there
        }
        ringing.update(now.call(), OutsideWords.isQuiet(now));
        outside.update(now);
        if (page != Page.CALL) {
            closing.callOver();
        }
    }

    private static String title(Snapshot snapshot) {
        return switch (snapshot.call().phase()) {
            case INCOMING -> Texts.of("window.incoming", snapshot.call().displayName());
            case OUTGOING, CONNECTING, CONNECTED, RECONNECTING ->
                Texts.of("window.call", snapshot.call().displayName());
            case IDLE, ENDED -> Texts.of("window.home");
        };
    }

    /** Comes to the front, to stay. */
    void come() {
        ringing.stay();
        raise();
    }

    /** A window manager that keeps others from taking the focus still puts what is above all others to the front. */
    private void raise() {
        boolean above = stage.isAlwaysOnTop();
        stage.show();
        stage.setIconified(false);
        stage.setAlwaysOnTop(true);
        stage.toFront();
        stage.requestFocus();
        stage.setAlwaysOnTop(above);
    }

    private void hide() {
        leave.run();
        ringing.stay();
        stage.hide();
    }

    private void closeRequested(WindowEvent event) {
        event.consume();
        if (isInCall()) {
            leave.run(); // the question covers it
        }
        closing.close(shown.call(), isInCall());
    }

    private void quit() {
        if (isInCall()) {
            come();
        }
        closing.quit(shown.call(), isInCall());
    }

    private boolean isInCall() {
        return Page.of(shown) == Page.CALL;
    }
}
