package dev.parley.app.ui.call;

import dev.parley.app.session.CallView;
import dev.parley.app.ui.keyboard.Shortcut;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of a call, wherever the focus is: heard by the window before any control. */
final class CallKeys {
    private final CallModel model;
    private final FullScreen screen;
    private final Runnable share;
    private final Runnable record;

    /**
     * @param share lets a screen be chosen to share
     * @param record lets it be chosen how to record
     */
    CallKeys(CallModel model, FullScreen screen, Runnable share, Runnable record) {
        this.model = model;
        this.screen = screen;
        this.share = share;
        this.record = record;
    }

    /**
     * A key goes down, or repeats.
     *
     * @param focused where it would go
     * @return whether it meant something here; it is consumed then
     */
    boolean pressed(KeyEvent event, Node focused) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown() && !event.isShiftDown();
        boolean meant;
        if (Shortcut.HANG_UP.match(event)) {
            meant = hangUp();
        } else {
            meant = plain && CallModel.talks(model.callProperty().get()) && plain(event.getCode(), focused);
        }
        if (meant) {
            event.consume();
        }
        return meant;
    }

    /** A key is let go. */
    void released(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && model.talk().holds()) {
            model.talk().release();
            event.consume();
        }
    }

    private boolean hangUp() {
        boolean mine = model.callProperty().get().phase() != CallView.Phase.INCOMING;
        if (mine) {
            model.hangUp();
        }
        return mine;
    }

    private boolean plain(KeyCode key, Node focused) {
        switch (key) {
            case SPACE -> {
                if (!model.talk().holds() && usesSpace(focused)) {
                    return false;
                }
                model.talk().press();
            }
            case M -> model.toggleMicrophone();
            case V -> model.toggleCamera();
            case F -> screen.set(!screen.onProperty().get());
            case S -> share.run();
            case R -> record.run();
            case ESCAPE -> {
                if (!screen.onProperty().get()) {
                    return false;
                }
                screen.set(false);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean usesSpace(Node focused) {
        return focused instanceof Control;
    }
}
