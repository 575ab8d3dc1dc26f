package dev.parley.app.desktop.host;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** The interface {@code org.kde.StatusNotifierItem} of freedesktop.org's Status Notifier Item, as hosts call it. */
@DBusInterfaceName("org.kde.StatusNotifierItem")
public interface StatusNotifierItem extends DBusInterface {
    /** A click that wants the menu; a host that reads {@code Menu} shows it itself. */
    void ContextMenu(int x, int y);

    /** The usual click. */
    void Activate(int x, int y);

    /** A click with the middle button. */
    void SecondaryActivate(int x, int y);

    /** The wheel. */
    void Scroll(int delta, String orientation);
}
