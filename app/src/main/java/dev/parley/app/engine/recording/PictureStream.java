package dev.parley.app.engine.recording;

import dev.parley.app.engine.api.RecorderOptions;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One stream of pictures in a file, made of one track or of several.
 *
 * <p>Of one: each picture is encoded once, with its own time. Of several: they are drawn on a canvas, which is encoded when
 * one of them changed, at most as often as the options say. In both at least one picture a second is in the file: where
 * pictures of a camera stopped, one that says so; a screen that stands still goes on standing. Recorder thread.
 */
final class PictureStream implements AutoCloseable {
    private static final long SECOND = 1_000_000_000;
    private static final int USUAL_RATE = 30;
    private static final int USUAL_WIDTH = 1280;
    private static final int USUAL_HEIGHT = 720;
    private static final int CAMERA_WIDTH = 1920;
    private static final int SCREEN_WIDTH = 3840;

    private final Container container;
    private final Muxer.Stream stream;
    private final RecorderOptions options;
    private final Timeline timeline;
    private final String self;
    private final ToDoubleFunction<String> loudness;
    private final int rate;
    private final RateLimit limit;
    private List<Tile> tiles;
    /** Null until the size is known, which the first picture tells, or a second without one. */
    private VideoEncoder encoder;

    private Stage stage;
    /** When the last picture was, ns of the file. */
    private long last;
    /** When the next of several may be. */
    private long due;
    /** Whether the canvas has changed since. */
    private boolean changed;

    /**
     * @param self who records, or null
     * @param loudness of a person, root mean square, 0 to 1
     */
    PictureStream(
            Container container,
            Muxer.Stream stream,
            RecorderOptions options,
            Timeline timeline,
            List<Tile> tiles,
            String self,
            ToDoubleFunction<String> loudness) {
        this.container = container;
        this.stream = stream;
        this.options = options;
        this.timeline = timeline;
        this.tiles = List.copyOf(tiles);
        this.self = self;
        this.loudness = loudness;
        this.rate = options.framesPerSecond() > 0 ? options.framesPerSecond() : USUAL_RATE;
        this.limit = options.framesPerSecond() > 0 ? new RateLimit(rate) : new RateLimit(Integer.MAX_VALUE);
    }

    List<Tile> tiles() {
        return tiles;
    }

    /** Other tracks from now on; tiles that are not among them are closed. */
    void tiles(List<Tile> newTiles) throws IOException {
        for (Tile tile : tiles) {
            if (!newTiles.contains(tile)) {
                tile.close();
            }
        }
        tiles = List.copyOf(newTiles);
        if (stage != null) {
            stage.arrange(tiles);
            changed = true;
        }
    }

    /** Takes on what came, up to now on the recorder's clock, ns. */
    void advance(long now) throws IOException {
        for (Tile next = earliest(); next != null; next = earliest()) {
            Picture picture = next.poll();
            long at = timeline.at(picture.time());
            if (timeline.runs(picture.time()) && (tiles.size() > 1 || limit.admits(at))) {
                take(next, picture, at);
            } else {
                next.recycle(picture);
            }
        }
        if (timeline.runs(now)) {
            idle(timeline.at(now));
        }
    }

    private Tile earliest() {
        Tile earliest = null;
        long time = Long.MAX_VALUE;
        for (Tile tile : tiles) {
            if (tile.nextTime() < time) {
                time = tile.nextTime();
                earliest = tile;
            }
        }
        return earliest;
    }

    private void take(Tile tile, Picture picture, long at) throws IOException {
        if (encoder == null) {
            open(tiles.size() == 1 ? picture : null, tile.isScreen());
        }
        tile.hold(picture, at);
        if (tiles.size() == 1) {
            encodeOnly(tile, at);
            return;
        }
        stage.follow(at);
        stage.draw(tile);
        changed = true;
        if (at >= due) {
            due = Math.max(due + SECOND / rate, at + SECOND / rate / 2);
            encode(stage.canvas(), at);
        }
    }

    /** Does what is to be done even if nothing came; at is the present, ns of the file. */
    private void idle(long at) throws IOException {
        for (Tile tile : tiles) {
            if (!tile.isScreen() && !tile.inGap() && at - tile.newest() > SECOND) {
                tile.stopped();
                if (stage != null) {
                    stage.draw(tile);
                }
                changed = true;
            }
        }
        if (encoder == null) {
            if (at < SECOND) {
                return;
            }
            open(null, tiles.size() == 1 && tiles.getFirst().isScreen());
            // The file begins with what was to be seen from its beginning: nobody.
            encode(stage.canvas(), 0);
        }
        changed |= stage.follow(at);
        if (at - last >= SECOND || (changed && at - last >= 2 * SECOND / rate)) {
            if (tiles.size() == 1) {
                encodeOnly(tiles.getFirst(), at);
            } else {
                encode(stage.canvas(), at);
            }
        }
    }

    private void encodeOnly(Tile tile, long at) throws IOException {
        Picture canvas = stage.canvas();
        Picture held = tile.held();
        boolean fits = held != null
                && held.rotation() == 0
                && held.width() == canvas.width()
                && held.height() == canvas.height();
        if (fits) {
            encode(held, at);
            return;
        }
        stage.draw(tile);
        encode(canvas, at);
    }

    private void encode(Picture picture, long at) throws IOException {
        encoder.encode(picture, at);
        last = Math.max(last, at);
        changed = false;
    }

    /** Makes the canvas and the encoder, of the size of this picture, or without one of the usual size. */
    private void open(Picture first, boolean screen) throws IOException {
        int width = USUAL_WIDTH;
        int height = USUAL_HEIGHT;
        if (first == null && screen) {
            width = CAMERA_WIDTH;
            height = CAMERA_WIDTH * 9 / 16;
        } else if (first != null) {
            boolean turned = first.rotation() == 90 || first.rotation() == 270;
            width = turned ? first.height() : first.width();
            height = turned ? first.width() : first.height();
            int most = screen ? SCREEN_WIDTH : CAMERA_WIDTH;
            boolean upright = height > width;
            Rectangle limits = new Rectangle(0, 0, upright ? most * 9 / 16 : most, upright ? most : most * 9 / 16);
            if (width > limits.width() || height > limits.height()) {
                Rectangle fit = limits.fit(width, height);
                width = fit.width();
                height = fit.height();
            }
        }
        width = Math.max(16, Rectangle.even(options.width() > 0 ? options.width() : width));
        height = Math.max(16, Rectangle.even(options.height() > 0 ? options.height() : height));
        int bits =
                options.videoBitsPerSecond() > 0 ? options.videoBitsPerSecond() : BitRates.video(width, height, rate);
        stage = new Stage(width, height, options.layout(), self, loudness);
        stage.arrange(tiles);
        encoder = new VideoEncoder(container, stream, width, height, bits, rate, screen);
    }

    /** Encodes what came, and ends at this time of the recorder's clock, ns. */
    void finish(long end) throws IOException {
        advance(end);
        if (encoder == null) {
            open(null, false);
            encode(stage.canvas(), 0);
        }
        encoder.finish();
    }

    long encoded() {
        return encoder == null ? 0 : encoder.encoded();
    }

    @Override
    public void close() {
        tiles.forEach(Tile::close);
        if (stage != null) {
            stage.close();
        }
        if (encoder != null) {
            encoder.close();
        }
    }
}
