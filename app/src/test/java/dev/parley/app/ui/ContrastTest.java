package dev.parley.app.ui;

import dev.parley.app.session.PictureSource;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.settings.DesktopPreferences.ThemeChoice;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, what shows where a control is, and which has the focus, stands out on every page and in both themes. */
class ContrastTest {
    /** A page that turns out narrow is arranged anew. */
    private static final int PASSES = 3;

    private static final int HEIGHT = 700;

    private final Contrast seen = new Contrast();
    private boolean moved;

    /** Drawing takes longer than all else: between two looks the window is as low as it may be. */
    private void look(String page, Desk desk) {
        Fx.run(() -> {}); // the state is there, and what was begun then is done after it
        if (Fx.get(() -> isFaded(desk))) {
            moved = !moved;
            desk.point(moved ? 40 : 50, 5); // they go when nothing happens
            Fx.until("the bars of the call", () -> !isFaded(desk));
        }
        Fx.run(() -> {
            Scene scene = desk.stage.getScene();
            Parent root = scene.getRoot();
            desk.stage.setHeight(HEIGHT);
            for (int i = 0; i < PASSES; i++) {
                root.applyCss();
                root.layout();
            }
            seen.lookAt(page, scene, Color.BLACK);
            seen.lookAtHovered(page, scene, Color.BLACK);
            seen.lookAtRings(page, scene, Color.BLACK);
            desk.stage.setHeight(desk.stage.getMinHeight());
        });
    }

    private static boolean isFaded(Desk desk) {
        Node foot = desk.stage.getScene().lookup(".call-foot");
        return foot != null && foot.getOpacity() < 1;
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void all_that_is_written_and_the_focus_stand_out(ThemeChoice theme) {
        try (Desk desk = new Desk(s -> {})) {
            desk.choose("settings");
            desk.pulses(2);
            Fx.run(() -> ((ToggleButton) desk.find("theme-" + theme.name().toLowerCase(Locale.ROOT))).fire());
            look("settings", desk);
            for (String page : List.of("about", "account", "library", "laboratory")) {
                desk.set(s -> s.server = new ServerStatus.NotChosen());
                desk.set(s -> {});
                if (page.equals("library")) {
                    Fx.run(() -> ((Button) desk.find("library")).fire());
                } else {
                    desk.choose(page);
                }
                desk.pulses(2);
                look(page, desk);
            }
            desk.set(s -> s.server = new ServerStatus.NotChosen());
            Gallery.pages().forEach((name, page) -> {
                desk.session.set(State.with(page));
                look(name, desk);
            });
        }
        seen.assertAllStandsOut(5000);
    }

    /** The worst of pictures is a white one: all on them is white. */
    @ParameterizedTest
    @ValueSource(strings = {"call", "call-trouble", "call-screen", "outgoing", "incoming"})
    void what_is_over_a_picture_stands_out_whatever_it_shows(String page) {
        try (Desk desk = new Desk(Gallery.pages().get(page))) {
            for (PictureSource source : PictureSource.values()) {
                for (SimulatedSession.OpenSurface surface : desk.session.surfaces(source)) {
                    surface.paint(100, 70, (x, y) -> 0xffffffff); // it fills the page
                }
            }
            desk.pulses(3);
            for (Color picture : List.of(Color.WHITE, Color.BLACK, Color.GRAY)) {
                Fx.run(() -> {
                    seen.lookAt(page, desk.stage.getScene(), picture);
                    seen.lookAtHovered(page, desk.stage.getScene(), picture);
                    seen.lookAtRings(page, desk.stage.getScene(), picture);
                });
            }
        }
        seen.assertAllStandsOut(5);
    }

    @Test
    void what_is_in_the_small_window_of_a_call_stands_out() {
        try (Desk desk = new Desk(Gallery.pages().get("call"))) {
            Fx.run(() -> desk.stage.setIconified(true));
            Fx.until("the small window", () -> OnTop.stage() != null);
            Scene mini = Fx.get(() -> OnTop.stage().getScene());
            desk.session.surface(PictureSource.REMOTE).paint(64, 36, (x, y) -> 0xffffffff);
            desk.pulses(3);
            Fx.run(() -> {
                mini.getRoot().lookup("#mini-hang-up").requestFocus();
                seen.lookAt("mini", mini, Color.WHITE);
                seen.lookAtRings("mini", mini, Color.WHITE);
            });
        }
        seen.assertAllStandsOut(5);
    }
}
