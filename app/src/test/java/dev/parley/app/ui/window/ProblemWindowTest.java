package dev.parley.app.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.settings.DesktopPreferences;
import dev.parley.app.settings.DesktopPreferences.ThemeChoice;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.SimulatedFiles;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProblemWindowTest {
    private static final Path LOG = Path.of("logs", "parley.log");

    private final SimulatedFiles files = new SimulatedFiles();
    private final CountDownLatch closed = new CountDownLatch(1);

    @BeforeAll
    static void start() {
        Fx.start();
    }

    private Stage open(ThemeChoice theme, Path log) {
        return Fx.get(() -> {
            Stage stage = new Stage();
            new ProblemWindow(
                            Words.start("no-answer", ""),
                            stage,
                            DesktopPreferences.FIRST.withTheme(theme),
                            log,
                            files,
                            closed::countDown)
                    .show();
            return stage;
        });
    }

    private static Node find(Stage stage, String id) {
        return stage.getScene().lookup("#" + id);
    }

    private static void fire(Stage stage, String id) {
        Fx.run(() -> ((Button) find(stage, id)).fire());
    }

    @Test
    void it_says_what_to_do_in_the_chosen_colours_and_ends_when_it_was_read() throws InterruptedException {
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            Stage stage = open(theme, null);
            String sheet = Fx.get(() -> stage.getScene().getStylesheets().getFirst());
            assertTrue(sheet.endsWith(theme == ThemeChoice.DARK ? "dark.css" : "light.css"), sheet);
            assertEquals(Words.start("no-answer", "").line(), Fx.get(() -> ((Label) find(stage, "start-problem"))
                    .getText()));
            assertNull(Fx.get(() -> find(stage, "start-log")), "there is none");
            fire(stage, "start-close");
        }
        assertTrue(closed.await(10, TimeUnit.SECONDS));
    }

    @Test
    void the_log_is_shown_or_it_is_said_where_it_is() {
        Stage stage = open(ThemeChoice.SYSTEM, LOG);
        fire(stage, "start-log");
        assertEquals(List.of(LOG), files.shown);
        files.setManager(false);
        fire(stage, "start-log");
        assertEquals(Texts.of("start.log.there", LOG), Fx.get(() -> ((Label) find(stage, "start-log-more")).getText()));
        fire(stage, "start-close");
    }
}
