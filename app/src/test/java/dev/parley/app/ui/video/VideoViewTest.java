package dev.parley.app.ui.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.session.PictureSource;
import dev.parley.app.settings.SizeChoice;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.SimulatedSession;
import dev.parley.app.ui.State;
import dev.parley.app.ui.theme.Zoom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VideoViewTest {
    private static final int RED = 0xffff0000;
    private static final int BLUE = 0xff0000ff;
    private static final int BLACK = 0xff000000;

    private final SimulatedSession session = new SimulatedSession(State.with(s -> {}));
    private final BlockingQueue<String> drawn = new LinkedBlockingQueue<>();
    private VideoView view;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            view = new VideoView(session, PictureSource.REMOTE);
            view.setOnDrawn((sequence, width, height, pixels) -> drawn.add(
                    sequence + " " + width + "x" + height + " " + (pixels.get(0) & 0xff) + "/" + pixels.capacity()));
            Pane root = new Pane(view);
            root.setStyle("-fx-background-color: black");
            view.setManaged(false);
            view.resize(64, 48);
            stage = new Stage(StageStyle.UNDECORATED);
            stage.setScene(new Scene(root, 200, 150));
            stage.show();
            view.start();
        });
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            view.stop();
            stage.hide();
        });
    }

    @Test
    void draws_what_a_writer_publishes_one_to_one_and_follows_its_size() throws InterruptedException {
        SimulatedSession.OpenSurface surface = session.surface(PictureSource.REMOTE);
        assertEquals("64x48", surface.sizes().poll(10, TimeUnit.SECONDS));
        // One blue pixel among red ones: any scaling would smear it.
        surface.paint(64, 36, (x, y) -> x == 10 && y == 10 ? BLUE : RED);
        assertEquals("1 64x36 0/" + 64 * 36 * 4, drawn.poll(10, TimeUnit.SECONDS));
        WritableImage image = snapshot();
        assertEquals(BLACK, image.getPixelReader().getArgb(10, 5), "letterboxed");
        assertEquals(RED, image.getPixelReader().getArgb(0, 6));
        assertEquals(BLUE, image.getPixelReader().getArgb(10, 16));
        assertEquals(RED, image.getPixelReader().getArgb(11, 16));
        assertEquals(RED, image.getPixelReader().getArgb(63, 41));

        surface.paint(64, 36, (x, y) -> BLUE);
        assertEquals("2 64x36 255/" + 64 * 36 * 4, drawn.poll(10, TimeUnit.SECONDS));
        assertEquals(BLUE, snapshot().getPixelReader().getArgb(30, 20));
        surface.paint(64, 36, (x, y) -> RED);
        assertNotNull(drawn.poll(10, TimeUnit.SECONDS));
        assertEquals(RED, snapshot().getPixelReader().getArgb(30, 20), "the first slot again");

        Fx.run(() -> {
            view.resize(128, 96);
            view.layout();
        });
        assertEquals("128x96", surface.sizes().poll(10, TimeUnit.SECONDS));
        assertEquals(RED, snapshot().getPixelReader().getArgb(120, 48), "stretched until the new size comes");
        surface.paint(128, 72, (x, y) -> x == 20 && y == 20 ? RED : BLUE);
        assertEquals("4 128x72 255/" + 128 * 72 * 4, drawn.poll(10, TimeUnit.SECONDS));
        image = snapshot();
        assertEquals(RED, image.getPixelReader().getArgb(20, 32));
        assertEquals(BLUE, image.getPixelReader().getArgb(21, 32));
        assertEquals(BLACK, image.getPixelReader().getArgb(20, 11));
    }

    @Test
    void a_picture_is_one_to_one_where_the_scene_is_enlarged_and_the_view_lies_between_pixels()
            throws InterruptedException {
        Fx.run(() -> {
            new Zoom(new SimpleObjectProperty<>(SizeChoice.PERCENT_150)).follow(stage.getScene());
            view.relocate(1, 3);
            view.resize(66, 50);
        });
        SimulatedSession.OpenSurface surface = session.surface(PictureSource.REMOTE);
        assertEquals("64x48", surface.sizes().poll(10, TimeUnit.SECONDS));
        assertEquals("99x75", surface.sizes().poll(10, TimeUnit.SECONDS));
        surface.paint(98, 74, (x, y) -> (x + y) % 2 == 0 ? BLUE : RED);
        assertNotNull(drawn.poll(10, TimeUnit.SECONDS));
        WritableImage image = snapshot();
        int wrong = 0;
        for (int y = 0; y < 74; y++) {
            for (int x = 0; x < 98; x++) {
                // The view begins at 1.5, 4.5, and the picture in its middle at 2, 5.
                wrong += image.getPixelReader().getArgb(2 + x, 5 + y) == ((x + y) % 2 == 0 ? BLUE : RED) ? 0 : 1;
            }
        }
        assertEquals(0, wrong, "pixels that were smeared");
    }

    @Test
    void a_size_that_cannot_be_is_never_drawn() throws InterruptedException {
        SimulatedSession.OpenSurface surface = session.surface(PictureSource.REMOTE);
        surface.memory().publish(1 << 16, 1 << 16, 0);
        surface.memory().publish(-1, 10, 0);
        int[] pulses = {0};
        Fx.until("pulses", () -> ++pulses[0] > 4);
        assertFalse(Fx.get(() -> view.hasPictureProperty().get()));
        surface.paint(64, 48, (x, y) -> RED);
        assertEquals("3 64x48 0/" + 64 * 48 * 4, drawn.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void hidden_it_draws_nothing_and_stopped_it_lets_go() throws InterruptedException {
        SimulatedSession.OpenSurface surface = session.surface(PictureSource.REMOTE);
        Fx.run(() -> view.setVisible(false));
        surface.paint(64, 48, (x, y) -> RED);
        int[] pulses = {0};
        Fx.until("pulses", () -> ++pulses[0] > 4);
        assertTrue(drawn.isEmpty());
        Fx.run(() -> view.setVisible(true));
        assertNotNull(drawn.poll(10, TimeUnit.SECONDS));
        assertTrue(Fx.get(() -> view.hasPictureProperty().get()));
        Fx.run(view::forget);
        assertEquals(BLACK, snapshot().getPixelReader().getArgb(30, 20));
        Fx.run(view::stop);
        assertNull(session.surface(PictureSource.REMOTE));
        Fx.run(view::stop);
    }

    @Test
    void who_stops_it_as_the_picture_goes_is_not_one_too_many() {
        SimulatedSession.OpenSurface surface = session.surface(PictureSource.REMOTE);
        surface.paint(64, 48, (x, y) -> RED);
        Fx.until("picture", () -> view.hasPictureProperty().get());
        Fx.run(() -> {
            view.hasPictureProperty().subscribe((was, now) -> view.stop());
            view.stop();
        });
        assertNull(session.surface(PictureSource.REMOTE));
    }

    private WritableImage snapshot() {
        return Fx.get(() -> stage.getScene().snapshot(null));
    }
}
