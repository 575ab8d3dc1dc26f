package dev.parley.app.ui.call;

import dev.parley.app.ui.theme.Theme;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.util.Duration;

/** Fades controls out when nobody has moved the mouse or pressed a key for a while, and back in at once. */
final class IdleFader {
    /** How long until the controls go. */
    static final Duration IDLE = Duration.seconds(4);

    private final List<Node> nodes;
    private final BooleanSupplier busy;
    private final PauseTransition idle;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown", true);

    /** @param busy says that the controls must stay, such as while a menu is open */
    IdleFader(Duration after, BooleanSupplier busy, Node... nodes) {
        this.nodes = List.of(nodes);
        this.busy = busy;
        this.idle = new PauseTransition(after);
        idle.setOnFinished(e -> elapsed());
    }

    /** Somebody is there: shows the controls and waits anew. */
    void wake() {
        show(true);
        idle.playFromStart();
    }

    /** Shows the controls and waits for nothing. */
    void stop() {
        idle.stop();
        show(true);
    }

    ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    private void elapsed() {
        if (busy.getAsBoolean()) {
            idle.playFromStart();
        } else {
            show(false);
        }
    }

    private void show(boolean now) {
        if (shown.get() == now) {
            return;
        }
        shown.set(now);
        for (Node node : nodes) {
            FadeTransition fade = new FadeTransition(Theme.motion(), node);
            fade.setToValue(now ? 1 : 0);
            fade.play();
        }
    }
}
