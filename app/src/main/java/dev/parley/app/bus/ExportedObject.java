package dev.parley.app.bus;

import java.util.Map;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** An object of ours that others call, with properties that they read and can't set. They call on threads of the bus. */
public abstract class ExportedObject implements Properties {
    private final String path;
    private final String type;

    /**
     * An object at a path.
     *
     * @param type the interface that has the properties
     */
    protected ExportedObject(String path, String type) {
        this.path = path;
        this.type = type;
    }

    /** The properties as they are now. */
    protected abstract Map<String, Variant<?>> properties();

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <A> A Get(String of, String name) {
        Variant<?> value = GetAll(of).get(name);
        if (value == null) {
            throw new DBusExecutionException("there is no property " + name);
        }
        return (A) value;
    }

    @Override
    public <A> void Set(String of, String name, A value) {
        throw new DBusExecutionException("read only");
    }

    @Override
    public Map<String, Variant<?>> GetAll(String of) {
        return of.equals(type) ? properties() : Map.of();
    }

    @Override
    public String getObjectPath() {
        return path;
    }
}
