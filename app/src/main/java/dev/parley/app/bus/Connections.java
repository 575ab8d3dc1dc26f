package dev.parley.app.bus;

import java.io.IOException;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/** Connections of dbus-java that nobody else shares, and that are small. */
final class Connections {
    /** One try: the library makes another one for each further 500 ms. */
    private static final int DEADLINE_MILLIS = 500;

    private Connections() {}

    /**
     * Connects.
     *
     * @param lost the bus ended, on a thread of the bus
     */
    static DBusConnection open(String address, Consumer<IOException> lost) throws DBusException {
        return DBusConnectionBuilder.forAddress(address)
                .withShared(false)
                .transportConfig()
                .withTimeout(DEADLINE_MILLIS)
                .back()
                .receivingThreadConfig()
                .withSignalThreadCount(1)
                .withErrorHandlerThreadCount(1)
                .withMethodCallThreadCount(1)
                .withMethodReturnThreadCount(1)
                .connectionConfig()
                .withDisconnectCallback(new IDisconnectCallback() {
                    @Override
                    public void disconnectOnError(IOException error) {
                        lost.accept(error);
                    }
                })
                .build();
    }
}
