package dev.parley.app.ui.theme;

import dev.parley.app.desktop.Pixmap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.stage.Stage;

/** The program's own icon. */
public final class AppIcon {
    private AppIcon() {}

    /** Gives {@code stage} the icon in all sizes that systems ask for. */
    public static void dress(Stage stage) {
        stage.getIcons()
                .setAll(Stream.of(16, 32, 48, 64, 128, 256).map(AppIcon::load).toList());
    }

    /** It as a picture in a page. */
    public static ImageView view(int size) {
        ImageView view = new ImageView(load(256));
        view.setFitWidth(size);
        view.setFitHeight(size);
        view.setSmooth(true);
        return view;
    }

    /** It as plain pixels, in the sizes of a tray. */
    public static List<Pixmap> pixmaps() {
        return Stream.of(16, 32, 48).map(size -> pixmap(load(size))).toList();
    }

    private static Pixmap pixmap(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new Pixmap(width, argb);
    }

    private static Image load(int size) {
        String path = "/dev/parley/assets/icons/parley-" + size + ".png";
        return new Image(
                Objects.requireNonNull(AppIcon.class.getResource(path), path).toExternalForm());
    }
}
