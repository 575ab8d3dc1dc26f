package dev.parley.app.engine.recording;

import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.engine.libav.LibavException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The canvas, and which tile lies where on it. Recorder thread. */
final class Stage implements AutoCloseable {
    private static final int BLACK = 16;

    private final Picture canvas;
    private final RecordingLayout layout;
    private final ToDoubleFunction<String> loudness;
    private final String self;
    private final SpeakerChoice choice = new SpeakerChoice();
    private List<Tile> tiles = List.of();
    private List<Rectangle> places = List.of();
    private int large = -1;

    /**
     * @param layout {@link RecordingLayout#SPEAKER} for one large, else all are alike
     * @param self who records, or null
     * @param loudness of a person, root mean square, 0 to 1
     */
    Stage(int width, int height, RecordingLayout layout, String self, ToDoubleFunction<String> loudness)
            throws LibavException {
        this.canvas = new Picture(width, height);
        this.layout = layout;
        this.self = self;
        this.loudness = loudness;
    }

    Picture canvas() {
        return canvas;
    }

    /** Lays out other tiles. */
    void arrange(List<Tile> newTiles) throws IOException {
        tiles = newTiles;
        large = -1;
        place(0);
    }

    /**
     * Looks who speaks.
     *
     * @return whether tiles were moved
     */
    boolean follow(long now) throws IOException {
        if (layout != RecordingLayout.SPEAKER || tiles.size() < 2 || large(now) == large) {
            return false;
        }
        place(now);
        return true;
    }

    private void place(long now) throws IOException {
        if (tiles.isEmpty()) {
            canvas.clear();
            places = List.of();
            return;
        }
        if (layout == RecordingLayout.SPEAKER) {
            large = large(now);
            places = Arrangement.speaker(tiles.size(), large, canvas.width(), canvas.height());
        } else {
            places = Arrangement.side(tiles.size(), canvas.width(), canvas.height());
        }
        canvas.clear(new Rectangle(0, 0, canvas.width(), canvas.height()), BLACK);
        for (Tile tile : tiles) {
            tile.fitter().reset();
            draw(tile);
        }
    }

    /** The tile that is large: a screen, or that of who speaks. */
    private int large(long now) {
        Map<String, Double> levels = new LinkedHashMap<>();
        for (int i = 0; i < tiles.size(); i++) {
            if (tiles.get(i).isScreen()) {
                return i;
            }
            levels.put(
                    tiles.get(i).participant(),
                    loudness.applyAsDouble(tiles.get(i).participant()));
        }
        String speaker = choice.choose(levels, self, now);
        for (int i = 0; i < tiles.size(); i++) {
            if (tiles.get(i).participant().equals(speaker)) {
                return i;
            }
        }
        return 0;
    }

    /** Draws the newest picture of a tile in its place, or its card. */
    void draw(Tile tile) throws IOException {
        Rectangle place = places.get(tiles.indexOf(tile));
        if (tile.held() != null) {
            tile.fitter().draw(tile.held(), canvas, place);
        } else {
            tile.fitter().reset();
            NameCard.draw(tile.participant(), canvas, place);
        }
    }

    @Override
    public void close() {
        canvas.close();
    }
}
