package dev.parley.app.ui.library;

import dev.parley.app.ui.call.FullScreen;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.input.KeyEvent;

/**
 * The keys of the player, wherever the focus is in it: Space, arrows, F, M and S; and by what they type, since keyboards
 * have them in different places, {@code ,} {@code .} {@code [} {@code ]}.
 */
final class PlayerKeys {
    private final LibraryModel model;
    private final PlayerModel player;
    private final FullScreen screen;

    PlayerKeys(LibraryModel model, FullScreen screen) {
        this.model = model;
        this.player = model.player();
        this.screen = screen;
    }

    /** A key goes down. */
    void pressed(KeyEvent event, Node focus) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown() || isForFocus(event, focus)) {
            return;
        }
        switch (event.getCode()) {
            case SPACE -> player.toggle();
            case LEFT -> player.skip(false);
            case RIGHT -> player.skip(true);
            case F -> screen.set(!screen.onProperty().get());
            case M -> player.muted().set(!player.muted().get());
            case S -> model.exports().still();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** What has the focus needs the key itself: a button Space, a dropdown its arrows, the volume all of them. */
    private static boolean isForFocus(KeyEvent event, Node focus) {
        return switch (event.getCode()) {
            case SPACE -> focus instanceof ButtonBase button && !"player-play".equals(button.getId());
            case LEFT, RIGHT ->
                focus instanceof ComboBoxBase<?> || (focus != null && "player-volume".equals(focus.getId()));
            default -> false;
        };
    }

    /** A character comes of it. */
    void typed(KeyEvent event) {
        switch (event.getCharacter()) {
            case "," -> player.frame(false);
            case "." -> player.frame(true);
            case "[" -> player.markFrom();
            case "]" -> player.markTo();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
