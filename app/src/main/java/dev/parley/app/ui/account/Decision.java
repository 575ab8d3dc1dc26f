package dev.parley.app.ui.account;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A button that opens in its place what must be read, or typed, before something is done for good. */
final class Decision extends VBox {
    private final Button open;
    private final VBox asked;
    private final Runnable focus;

    /**
     * @param id of the button that opens it; the one that goes back has {@code -cancel} behind it
     * @param title its words
     * @param content what is to be read or typed
     * @param sure the button that does it
     * @param focus puts the focus where it belongs once it is open
     */
    Decision(String id, String title, Node content, Button sure, Runnable focus) {
        this.focus = focus;
        open = Controls.button(title, this::open);
        open.setId(id);
        Button cancel = Controls.button(Texts.of("me.cancel"), this::cancel, "flat");
        cancel.setId(id + "-cancel");
        asked = new VBox(12, content, new HBox(8, sure, cancel));
        asked.getStyleClass().add("me-decision");
        getChildren().addAll(open, asked);
        asked.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                e.consume();
                cancel();
            }
        });
        close();
    }

    private void open() {
        show(true);
        focus.run();
    }

    private void cancel() {
        close();
        open.requestFocus();
    }

    void close() {
        show(false);
    }

    private void show(boolean opened) {
        Controls.show(open, !opened);
        Controls.show(asked, opened);
    }
}
