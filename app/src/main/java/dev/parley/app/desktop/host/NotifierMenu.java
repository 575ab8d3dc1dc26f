package dev.parley.app.desktop.host;

import dev.parley.app.bus.ExportedObject;
import dev.parley.app.bus.Values;
import dev.parley.app.desktop.TrayItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The menu of the item as hosts of trays read it: one level, items numbered from 1. They call on threads of the bus. */
final class NotifierMenu extends ExportedObject implements DbusMenu {
    static final String PATH = "/MenuBar";
    static final String TYPE = "com.canonical.dbusmenu";

    private static final int ROOT = 0;

    private final Consumer<String> chosen;
    private volatile Shown shown;

    private record Shown(long revision, List<TrayItem.Choice> menu) {}

    /** @param chosen gets the id of a choice that is clicked */
    NotifierMenu(List<TrayItem.Choice> first, Consumer<String> chosen) {
        super(PATH, TYPE);
        this.shown = new Shown(1, first);
        this.chosen = chosen;
    }

    /**
     * Shows another menu.
     *
     * @return its revision, to be told
     */
    UInt32 show(List<TrayItem.Choice> now) {
        shown = new Shown(shown.revision() + 1, now);
        return new UInt32(shown.revision());
    }

    @Override
    public Two<UInt32, Item> GetLayout(int parentId, int recursionDepth, List<String> propertyNames) {
        Shown now = shown;
        List<Variant<?>> children = new ArrayList<>();
        if (parentId == ROOT && recursionDepth != 0) {
            for (int id = 1; id <= now.menu().size(); id++) {
                Item item = new Item(id, properties(now, id), new ArrayList<>());
                children.add(new Variant<>(item, "(ia{sv}av)"));
            }
        }
        return new Two<>(new UInt32(now.revision()), new Item(parentId, properties(now, parentId), children));
    }

    @Override
    public List<ItemProperties> GetGroupProperties(List<Integer> ids, List<String> propertyNames) {
        Shown now = shown;
        List<ItemProperties> all = new ArrayList<>();
        for (int id = ROOT; id <= now.menu().size(); id++) {
            if (ids.isEmpty() || ids.contains(id)) {
                all.add(new ItemProperties(id, properties(now, id)));
            }
        }
        return all;
    }

    @Override
    public Variant<?> GetProperty(int id, String name) {
        Variant<?> value = properties(shown, id).get(name);
        if (value == null) {
            throw new DBusExecutionException("item " + id + " has no " + name);
        }
        return value;
    }

    private static Map<String, Variant<?>> properties(Shown now, int id) {
        Map<String, Object> properties = new HashMap<>();
        if (id == ROOT) {
            properties.put("children-display", "submenu");
        } else if (id >= 1 && id <= now.menu().size()) {
            TrayItem.Choice choice = now.menu().get(id - 1);
            // An underscore would make the next letter a key.
            properties.put("label", choice.label().replace("_", "__"));
            properties.put("enabled", choice.enabled());
            properties.put("visible", true);
            if (choice.toggle() != TrayItem.Toggle.NONE) {
                properties.put("toggle-type", "checkmark");
                properties.put("toggle-state", choice.toggle() == TrayItem.Toggle.ON ? 1 : 0);
            }
        }
        return Values.variants(properties);
    }

    @Override
    public void Event(int id, String eventId, Variant<?> data, UInt32 timestamp) {
        List<TrayItem.Choice> menu = shown.menu();
        if (eventId.equals("clicked") && id >= 1 && id <= menu.size()) {
            chosen.accept(menu.get(id - 1).id());
        }
    }

    @Override
    public List<Integer> EventGroup(List<ItemEvent> events) {
        events.forEach(event -> Event(event.id, event.eventId, event.data, event.timestamp));
        return new ArrayList<>();
    }

    @Override
    public boolean AboutToShow(int id) {
        return false;
    }

    @Override
    public Two<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids) {
        return new Two<>(new ArrayList<>(), new ArrayList<>());
    }

    @Override
    protected Map<String, Variant<?>> properties() {
        return Values.variants(Map.of(
                "Version",
                new UInt32(3),
                "TextDirection",
                "ltr",
                "Status",
                "normal",
                "IconThemePath",
                new Variant<>(new ArrayList<String>(), "as")));
    }
}
