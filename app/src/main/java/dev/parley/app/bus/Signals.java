package dev.parley.app.bus;

import java.util.function.BiConsumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signals that others send, heard on a thread of the bus. */
final class Signals {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private Signals() {}

    /** A signal of that interface and name, from any object of anybody. */
    static DBusMatchRuleBuilder rule(Peer peer, String member) {
        return DBusMatchRuleBuilder.create()
                .withType("signal")
                .withInterface(peer.type())
                .withMember(member);
    }

    /**
     * Hears them until the connection ends.
     *
     * @param heard gets the unique name of the sender, and the arguments
     */
    static void subscribe(DBusConnection connection, DBusMatchRuleBuilder rule, BiConsumer<String, Object[]> heard)
            throws BusException {
        try {
            AutoCloseable unused = connection.addGenericSigHandler(
                    rule.build(), signal -> heard.accept(signal.getSource(), parameters(signal)));
        } catch (DBusException | DBusExecutionException e) {
            throw SessionBus.gone("the message bus takes no subscription", e);
        }
    }

    private static Object[] parameters(DBusSignal signal) {
        try {
            Object[] values = signal.getParameters();
            return values == null ? new Object[0] : values;
        } catch (DBusException e) {
            LOG.warn("a signal that can't be read: {}", signal.getName(), e);
            return new Object[0];
        }
    }
}
