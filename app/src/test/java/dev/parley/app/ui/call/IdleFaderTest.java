package dev.parley.app.ui.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.session.CallView;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.theme.Theme;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;

class IdleFaderTest {
    @Test
    void controls_go_when_nobody_moves_and_come_back() {
        Fx.start();
        Region controls = Fx.get(Region::new);
        AtomicBoolean busy = new AtomicBoolean(true);
        AtomicBoolean asked = new AtomicBoolean();
        IdleFader fader = Fx.get(() -> new IdleFader(
                Duration.millis(30),
                () -> {
                    asked.set(true);
                    return busy.get();
                },
                controls));
        Fx.run(fader::wake);
        Fx.until("asked", asked::get);
        assertTrue(Fx.get(() -> fader.shownProperty().get()), "a menu is open: they stay");
        busy.set(false);
        Fx.until("gone", () -> controls.getOpacity() == 0);
        assertFalse(Fx.get(() -> fader.shownProperty().get()));
        Fx.run(fader::stop);
        Fx.until("back", () -> controls.getOpacity() == 1);
    }

    @Test
    void four_seconds_and_quick_motion() {
        assertEquals(Duration.seconds(4), IdleFader.IDLE);
        assertTrue(Theme.MOTION.lessThan(Duration.millis(150)));
    }

    @Test
    void in_a_call_they_go_by_themselves_and_come_with_the_mouse() {
        try (Desk desk = new Desk(s -> s.phase = CallView.Phase.CONNECTED)) {
            desk.point(500, 300);
            Node bar = Fx.get(() -> desk.stage.getScene().getRoot().lookup(".call-foot"));
            Fx.until("gone", () -> bar.getOpacity() == 0);
            desk.point(510, 310);
            Fx.until("back", () -> bar.getOpacity() == 1);
        }
    }
}
