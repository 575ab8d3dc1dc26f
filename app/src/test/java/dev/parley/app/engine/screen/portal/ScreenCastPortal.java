package dev.parley.app.engine.screen.portal;

import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.Variant;

/**
 * The interface {@code org.freedesktop.portal.ScreenCast} of XDG Desktop Portal. Each method returns the handle of a
 * request, whose {@code Response} signal brings the result.
 */
@DBusInterfaceName("org.freedesktop.portal.ScreenCast")
public interface ScreenCastPortal extends DBusInterface {
    /** Result: {@code session_handle}. */
    DBusPath CreateSession(Map<String, Variant<?>> options);

    /** What the picker shall offer. */
    DBusPath SelectSources(DBusPath session, Map<String, Variant<?>> options);

    /** Shows the picker. Result: {@code streams} and perhaps {@code restore_token}. */
    DBusPath Start(DBusPath session, String parentWindow, Map<String, Variant<?>> options);
}
