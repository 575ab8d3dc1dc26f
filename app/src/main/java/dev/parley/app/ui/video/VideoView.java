package dev.parley.app.ui.video;

import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.Session;
import dev.parley.app.session.Surface;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.transform.Transform;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Shows what the engine writes for one {@link Surface}, letterboxed. The engine scales to this view's size in
 * physical pixels, so a picture is drawn one to one straight from the shared memory: no copy and no scaling here. Only
 * while a new size is on its way is the last picture stretched. All fields belong to the JavaFX thread.
 */
public final class VideoView extends Region {
    /** How long the size must rest before the engine is told. */
    static final Duration RESIZE_AFTER = Duration.millis(80);

    /** Of a pixel: what comes of computing. */
    private static final double ROUNDING = 1e-6;

    private final Supplier<Surface> open;
    private final ImageView image = new ImageView();
    private final Slot[] slots = new Slot[2];
    private final PauseTransition resize = new PauseTransition(RESIZE_AFTER);
    private final ReadOnlyBooleanWrapper hasPicture = new ReadOnlyBooleanWrapper(this, "hasPicture");
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            draw();
        }
    };
    private FrameListener listener = (sequence, width, height, pixels) -> {};
    private Surface surface;
    private long drawn;
    private int toldWidth;
    private int toldHeight;
    /** Where the picture was placed: there it lies on whole pixels of the screen. */
    private Pixels placed = new Pixels(1, 1, 0, 0);

    /** Which pixels of its window this view covers: along each axis {@code pixel = scale * position + origin}. */
    private record Pixels(double scaleX, double scaleY, double originX, double originY) {
        /** Pixels for each unit here; {@code scaleX} is less than 0 where the picture is mirrored. */
        double scale() {
            return Math.abs(scaleX);
        }

        double snapX(double position) {
            return snap(position, scaleX, originX);
        }

        double snapY(double position) {
            return snap(position, scaleY, originY);
        }

        private static double snap(double position, double scale, double origin) {
            return (Math.floor(position * scale + origin + ROUNDING) - origin) / scale;
        }
    }

    /**
     * One half of the picture memory, wrapped for the renderer as whole pixels: bytes it would convert one by one, which
     * costs more than all the rest of the drawing.
     */
    private record Slot(ByteBuffer pixels, PixelBuffer<IntBuffer> buffer, WritableImage image) {
        static Slot wrap(ByteBuffer slot, int width, int height) {
            ByteBuffer pixels =
                    slot.duplicate().clear().limit(width * height * 4).slice();
            // The bytes B, G, R, A are the number ARGB.
            IntBuffer numbers = pixels.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
            PixelBuffer<IntBuffer> buffer =
                    new PixelBuffer<>(width, height, numbers, PixelFormat.getIntArgbPreInstance());
            return new Slot(pixels, buffer, new WritableImage(buffer));
        }

        boolean fits(int width, int height) {
            return buffer.getWidth() == width && buffer.getHeight() == height;
        }
    }

    public VideoView(Session session, PictureSource source) {
        this(() -> session.open(source));
    }

    /** @param open opens the surface that it shows */
    public VideoView(Supplier<Surface> open) {
        this.open = open;
        image.setSmooth(false);
        image.setManaged(false);
        getChildren().add(image);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        resize.setOnFinished(e -> tellSize());
    }

    /** Opens the surface and draws from now on; does nothing if it already does. */
    public void start() {
        if (surface == null) {
            surface = open.get();
            drawn = 0;
            toldWidth = 0;
            toldHeight = 0;
            tellSize();
            pulse.start();
        }
    }

    /** Closes the surface and forgets the picture; does nothing if it is closed. */
    public void stop() {
        if (surface != null) {
            Surface closing = surface;
            surface = null; // who hears that the picture is gone may stop it again
            pulse.stop();
            resize.stop();
            forget();
            slots[0] = null;
            slots[1] = null;
            closing.close();
        }
    }

    /** Takes the last picture away until a new one comes. */
    public void forget() {
        image.setImage(null);
        hasPicture.set(false);
    }

    /** Whether there is a picture to see. */
    public ReadOnlyBooleanProperty hasPictureProperty() {
        return hasPicture.getReadOnlyProperty();
    }

    /** Who hears of each drawn picture. */
    public void setOnDrawn(FrameListener listener) {
        this.listener = listener;
    }

    private void draw() {
        PictureMemory memory = surface.memory();
        long sequence = memory.sequence();
        if (sequence == drawn || !onScreen()) {
            return;
        }
        int width = memory.width(sequence);
        int height = memory.height(sequence);
        if (width <= 0 || height <= 0 || (long) width * height > PictureMemory.MAX_PIXELS) {
            return; // another process wrote it: never trust it with the renderer
        }
        drawn = sequence;
        int index = (int) (sequence & 1);
        if (slots[index] == null || !slots[index].fits(width, height)) {
            slots[index] = Slot.wrap(memory.pixels(sequence), width, height);
        }
        Slot slot = slots[index];
        slot.buffer.updateBuffer(b -> null); // all of it is new
        if (image.getImage() != slot.image) {
            boolean sameSize = image.getImage() != null
                    && image.getImage().getWidth() == width
                    && image.getImage().getHeight() == height;
            image.setImage(slot.image);
            if (!sameSize) {
                place();
            }
        }
        if (!pixels().equals(placed)) {
            requestLayout();
        }
        hasPicture.set(true);
        listener.drawn(sequence, width, height, slot.pixels);
    }

    private boolean onScreen() {
        if (getScene() == null || !isVisible()) {
            return false;
        }
        Window window = getScene().getWindow();
        return window != null && window.isShowing();
    }

    @Override
    protected void layoutChildren() {
        place();
        if (surface != null && (physicalWidth() != toldWidth || physicalHeight() != toldHeight)) {
            if (toldWidth == 0) {
                tellSize();
            } else {
                resize.playFromStart();
            }
        }
    }

    /** Puts the picture into the middle, one to one where it already has the size of this view. */
    private void place() {
        if (image.getImage() == null || getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        placed = pixels();
        double scale = placed.scale();
        double width = image.getImage().getWidth() / scale;
        double height = image.getImage().getHeight() / scale;
        double fit = Math.min(getWidth() / width, getHeight() / height);
        // A picture's sides are even numbers, so it may be up to two pixels short.
        boolean oneToOne = (Math.abs(getWidth() - width) * scale <= 2 || Math.abs(getHeight() - height) * scale <= 2)
                && width <= getWidth() + 2 / scale
                && height <= getHeight() + 2 / scale;
        if (!oneToOne) {
            width *= fit;
            height *= fit;
        }
        image.setSmooth(!oneToOne);
        image.setFitWidth(width);
        image.setFitHeight(height);
        image.relocate(placed.snapX((getWidth() - width) / 2), placed.snapY((getHeight() - height) / 2));
    }

    private void tellSize() {
        int width = physicalWidth();
        int height = physicalHeight();
        if (surface != null && width > 0 && height > 0 && (width != toldWidth || height != toldHeight)) {
            toldWidth = width;
            toldHeight = height;
            surface.resize(width, height);
        }
    }

    private int physicalWidth() {
        return (int) Math.round(getWidth() * pixels().scale());
    }

    private int physicalHeight() {
        return (int) Math.round(getHeight() * pixels().scale());
    }

    /** As the toolkit, and the scene itself, enlarge it. */
    private Pixels pixels() {
        Window window = getScene() == null ? null : getScene().getWindow();
        double scale = window == null ? 1 : window.getOutputScaleX();
        Transform in = getLocalToSceneTransform();
        return new Pixels(in.getMxx() * scale, in.getMyy() * scale, in.getTx() * scale, in.getTy() * scale);
    }
}
