package dev.parley.app.engine.recording;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is drawn where a person has no picture: their initial and name on a dark ground. */
final class NameCard {
    /** The luma of the ground. */
    static final int DARK = 30;

    private static final int LIGHT = 200;
    private static final Logger LOG = LoggerFactory.getLogger(NameCard.class);

    private NameCard() {}

    /** Draws the card of a person into a place of a canvas. The first takes about 100 ms: fonts are loaded. */
    static void draw(String name, Picture canvas, Rectangle place) {
        canvas.clear(place, DARK);
        if (name.isBlank()) {
            return;
        }
        try {
            BufferedImage image = new BufferedImage(place.width(), place.height(), BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D graphics = image.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(Color.WHITE);
            int size = Math.min(place.width(), place.height());
            int middle = place.height() * 2 / 5;
            int circle = size / 2;
            graphics.setStroke(new BasicStroke(Math.max(1f, size / 90f)));
            graphics.drawOval((place.width() - circle) / 2, middle - circle / 2, circle, circle);
            String initial = name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
            centred(graphics, initial, size / 4, place.width(), middle);
            centred(graphics, name, size / 10, place.width(), place.height() * 4 / 5);
            graphics.dispose();
            copy(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), canvas, place);
        } catch (RuntimeException | LinkageError | InternalError e) {
            // A machine without fonts, or a Java without its desktop: the dark ground is enough.
            LOG.warn("the name of a person without a picture can't be drawn", e);
        }
    }

    private static void centred(Graphics2D graphics, String text, int size, int width, int middle) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(6, size)));
        FontMetrics metrics = graphics.getFontMetrics();
        int left = Math.max(2, (width - metrics.stringWidth(text)) / 2);
        graphics.drawString(text, left, middle + (metrics.getAscent() - metrics.getDescent()) / 2);
    }

    private static void copy(byte[] grey, Picture canvas, Rectangle place) {
        byte[] line = new byte[place.width()];
        for (int row = 0; row < place.height(); row++) {
            for (int x = 0; x < line.length; x++) {
                line[x] = (byte) (DARK + (grey[row * line.length + x] & 0xff) * (LIGHT - DARK) / 255);
            }
            canvas.plane(0).put((place.y() + row) * canvas.stride(0) + place.x(), line);
        }
    }
}
