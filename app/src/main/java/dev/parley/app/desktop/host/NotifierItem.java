package dev.parley.app.desktop.host;

import dev.parley.app.desktop.Pixmap;
import dev.parley.app.desktop.TrayItem;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** The item as hosts of trays read it. They call on threads of the bus. */
final class NotifierItem implements StatusNotifierItem, Properties {
    static final String PATH = "/StatusNotifierItem";
    static final String TYPE = "org.kde.StatusNotifierItem";

    private static final String PIXMAPS = "a(iiay)";
    private static final List<Image> NO_IMAGE = List.of();

    private final Runnable activated;
    private volatile TrayItem shown;

    /** @param activated the item is clicked */
    NotifierItem(TrayItem first, Runnable activated) {
        this.shown = first;
        this.activated = activated;
    }

    void show(TrayItem now) {
        shown = now;
    }

    @Override
    public void ContextMenu(int x, int y) {
        // There is no menu of ours to be shown at a place.
        activated.run();
    }

    @Override
    public void Activate(int x, int y) {
        activated.run();
    }

    @Override
    public void SecondaryActivate(int x, int y) {
        activated.run();
    }

    @Override
    public void Scroll(int delta, String orientation) {
        // Nothing becomes more or less.
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <A> A Get(String type, String name) {
        Variant<?> value = GetAll(type).get(name);
        if (value == null) {
            throw new DBusExecutionException("there is no property " + name);
        }
        return (A) value;
    }

    @Override
    public <A> void Set(String type, String name, A value) {
        throw new DBusExecutionException("read only");
    }

    @Override
    public Map<String, Variant<?>> GetAll(String type) {
        Map<String, Variant<?>> all = new HashMap<>();
        if (!type.equals(TYPE)) {
            return all;
        }
        TrayItem now = shown;
        List<Image> icon = now.icon().stream().map(NotifierItem::image).toList();
        all.put("Category", new Variant<>("Communications"));
        all.put("Id", new Variant<>("parley"));
        all.put("Title", new Variant<>(now.title()));
        all.put("Status", new Variant<>(status(now)));
        all.put("WindowId", new Variant<>(0));
        // The picture goes with it: a theme has ours only where the program is installed, and never with its dot.
        all.put("IconName", new Variant<>(""));
        all.put("IconPixmap", new Variant<>(icon, PIXMAPS));
        all.put("OverlayIconName", new Variant<>(""));
        all.put("OverlayIconPixmap", new Variant<>(NO_IMAGE, PIXMAPS));
        all.put("AttentionIconName", new Variant<>(""));
        all.put("AttentionIconPixmap", new Variant<>(icon, PIXMAPS));
        all.put("AttentionMovieName", new Variant<>(""));
        all.put("ToolTip", new Variant<>(new ToolTip("", NO_IMAGE, now.title(), ""), "(s" + PIXMAPS + "ss)"));
        all.put("ItemIsMenu", new Variant<>(false));
        all.put("Menu", new Variant<>(new DBusPath(NotifierMenu.PATH)));
        return all;
    }

    /** {@code Status}, which is a signal as well. */
    static String status(TrayItem item) {
        return item.attention() ? "NeedsAttention" : "Active";
    }

    /** ARGB32 in network byte order. */
    static Image image(Pixmap pixmap) {
        ByteBuffer bytes = ByteBuffer.allocate(pixmap.width() * pixmap.height() * 4);
        bytes.asIntBuffer().put(pixmap.argb());
        return new Image(pixmap.width(), pixmap.height(), bytes.array());
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    /** {@code (iiay)}. */
    public static final class Image extends Struct {
        @Position(0)
        public final int width;

        @Position(1)
        public final int height;

        @Position(2)
        public final byte[] data;

        /** A picture. */
        public Image(int width, int height, byte[] data) {
            this.width = width;
            this.height = height;
            this.data = data;
        }
    }

    /** {@code (sa(iiay)ss)}. */
    public static final class ToolTip extends Struct {
        @Position(0)
        public final String iconName;

        @Position(1)
        public final List<Image> icon;

        @Position(2)
        public final String title;

        @Position(3)
        public final String text;

        /** A line. */
        public ToolTip(String iconName, List<Image> icon, String title, String text) {
            this.iconName = iconName;
            this.icon = icon;
            this.title = title;
            this.text = text;
        }
    }
}
