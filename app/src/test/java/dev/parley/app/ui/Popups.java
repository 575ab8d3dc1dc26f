package dev.parley.app.ui;

import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Puts open menus and dropdowns into the picture of a window: each is a window of its own. JavaFX thread. */
final class Popups {
    private Popups() {}

    static void drawInto(WritableImage image, Stage stage) {
        for (Window window : Window.getWindows()) {
            if (window instanceof PopupWindow popup && popup.isShowing()) {
                Node root = popup.getScene().getRoot();
                SnapshotParameters clear = new SnapshotParameters();
                clear.setFill(Color.TRANSPARENT);
                WritableImage picture = root.snapshot(clear, null);
                int left = (int)
                        (popup.getX() - stage.getX() + root.getBoundsInParent().getMinX());
                int top = (int)
                        (popup.getY() - stage.getY() + root.getBoundsInParent().getMinY());
                blend(image, picture, left, top);
            }
        }
    }

    private static void blend(WritableImage image, WritableImage over, int left, int top) {
        for (int y = 0; y < over.getHeight(); y++) {
            for (int x = 0; x < over.getWidth(); x++) {
                int toX = left + x;
                int toY = top + y;
                if (toX >= 0 && toY >= 0 && toX < image.getWidth() && toY < image.getHeight()) {
                    Color above = over.getPixelReader().getColor(x, y);
                    Color below = image.getPixelReader().getColor(toX, toY);
                    Color opaque = Color.color(above.getRed(), above.getGreen(), above.getBlue());
                    image.getPixelWriter().setColor(toX, toY, below.interpolate(opaque, above.getOpacity()));
                }
            }
        }
    }
}
