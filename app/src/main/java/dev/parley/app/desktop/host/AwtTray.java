package dev.parley.app.desktop.host;

import dev.parley.app.desktop.Desktop;
import dev.parley.app.desktop.Pixmap;
import dev.parley.app.desktop.TrayItem;
import java.awt.AWTException;
import java.awt.CheckboxMenuItem;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BaseMultiResolutionImage;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notification area of Windows, the menu bar of macOS, by AWT: JavaFX has neither. AWT is started by the first item, on
 * the desktop's thread and once JavaFX runs, so that on macOS it finds the application's loop and makes none of its own;
 * where it can't start, the program goes on without. The event queue of AWT owns the icon.
 *
 * <p>Not run on Windows or macOS so far.
 */
final class AwtTray {
    private static final Logger LOG = LoggerFactory.getLogger(AwtTray.class);

    private final Desktop.Listener listener;
    /** Null while nothing is shown. */
    private TrayIcon icon;

    private TrayItem shown;

    AwtTray(Desktop.Listener listener) {
        this.listener = listener;
    }

    void show(TrayItem item) {
        if (GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) {
            LOG.info("AWT has no tray here");
            return;
        }
        EventQueue.invokeLater(() -> update(item));
    }

    private void update(TrayItem item) {
        boolean first = icon == null;
        if (first) {
            icon = new TrayIcon(image(item));
            icon.setImageAutoSize(true);
            icon.addActionListener(_ -> listener.chosen(shown.menu().getFirst().id()));
        } else if (!item.icon().equals(shown.icon())) {
            icon.setImage(image(item));
        }
        if (first || !item.menu().equals(shown.menu())) {
            icon.setPopupMenu(menu(item));
        }
        icon.setToolTip(item.title());
        shown = item;
        if (first) {
            try {
                SystemTray.getSystemTray().add(icon);
                listener.trayChanged(true);
            } catch (AWTException e) {
                LOG.info("the tray doesn't take the icon: {}", e.toString());
            }
        }
    }

    private static Image image(TrayItem item) {
        return new BaseMultiResolutionImage(item.icon().stream()
                .sorted(Comparator.comparingInt(Pixmap::width))
                .map(AwtTray::image)
                .toArray(Image[]::new));
    }

    private static Image image(Pixmap pixmap) {
        BufferedImage image = new BufferedImage(pixmap.width(), pixmap.height(), BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, pixmap.width(), pixmap.height(), pixmap.argb(), 0, pixmap.width());
        return image;
    }

    private PopupMenu menu(TrayItem item) {
        PopupMenu menu = new PopupMenu();
        for (TrayItem.Choice choice : item.menu()) {
            menu.add(item(choice));
        }
        return menu;
    }

    private MenuItem item(TrayItem.Choice choice) {
        if (choice.toggle() == TrayItem.Toggle.NONE) {
            MenuItem item = new MenuItem(choice.label());
            item.addActionListener(_ -> listener.chosen(choice.id()));
            item.setEnabled(choice.enabled());
            return item;
        }
        boolean on = choice.toggle() == TrayItem.Toggle.ON;
        CheckboxMenuItem box = new CheckboxMenuItem(choice.label(), on);
        box.addItemListener(_ -> {
            box.setState(on); // what comes of it is shown by the next item
            listener.chosen(choice.id());
        });
        box.setEnabled(choice.enabled());
        return box;
    }

    /** Shows a notification beside the icon; nothing where there is none. */
    void message(String title, String body) {
        EventQueue.invokeLater(() -> {
            if (icon != null) {
                icon.displayMessage(title, body, TrayIcon.MessageType.NONE);
            }
        });
    }

    void close() {
        if (!GraphicsEnvironment.isHeadless()) {
            EventQueue.invokeLater(() -> {
                if (icon != null) {
                    SystemTray.getSystemTray().remove(icon);
                }
            });
        }
    }
}
