package dev.parley.app.desktop.host;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The interface {@code com.canonical.dbusmenu}, by which a host draws the menu of another program. */
@DBusInterfaceName("com.canonical.dbusmenu")
public interface DbusMenu extends DBusInterface {
    /** The items below {@code parentId}, and the revision of the menu. */
    Two<UInt32, Item> GetLayout(int parentId, int recursionDepth, List<String> propertyNames);

    /** The properties of these items, of all for none named. */
    List<ItemProperties> GetGroupProperties(List<Integer> ids, List<String> propertyNames);

    /** One property of an item. */
    Variant<?> GetProperty(int id, String name);

    /** What the person does with an item: {@code clicked}, {@code hovered}, {@code opened}, {@code closed}. */
    void Event(int id, String eventId, Variant<?> data, UInt32 timestamp);

    /** Several of them; returns the ids that are not known. */
    List<Integer> EventGroup(List<ItemEvent> events);

    /** Whether what is below must be read again before it is shown. */
    boolean AboutToShow(int id);

    /** The same of several: those that must be read again, those that are not known. */
    Two<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids);

    /** What a method returns where it is two things. */
    final class Two<A, B> extends Tuple {
        @Position(0)
        public final A first;

        @Position(1)
        public final B second;

        /** Two things. */
        public Two(A first, B second) {
            this.first = first;
            this.second = second;
        }
    }

    /** {@code (ia{sv}av)}: an item, with those below it. */
    final class Item extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        @Position(2)
        public final List<Variant<?>> children;

        /** An item. */
        public Item(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
            this.id = id;
            this.properties = properties;
            this.children = children;
        }
    }

    /** {@code (ia{sv})}. */
    final class ItemProperties extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        /** Those of one item. */
        public ItemProperties(int id, Map<String, Variant<?>> properties) {
            this.id = id;
            this.properties = properties;
        }
    }

    /** {@code (isvu)}. */
    final class ItemEvent extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final String eventId;

        @Position(2)
        public final Variant<?> data;

        @Position(3)
        public final UInt32 timestamp;

        /** An event. */
        public ItemEvent(int id, String eventId, Variant<?> data, UInt32 timestamp) {
            this.id = id;
            this.eventId = eventId;
            this.data = data;
            this.timestamp = timestamp;
        }
    }
}
