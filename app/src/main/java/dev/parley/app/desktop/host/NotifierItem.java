package dev.parley.app.desktop.host;

import dev.parley.app.bus.ExportedObject;
import dev.parley.app.bus.Values;
import dev.parley.app.desktop.Pixmap;
import dev.parley.app.desktop.TrayItem;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.Variant;

/** The item as hosts of trays read it. They call on threads of the bus. */
final class NotifierItem extends ExportedObject implements StatusNotifierItem {
    static final String PATH = "/StatusNotifierItem";
    static final String TYPE = "org.kde.StatusNotifierItem";

    private static final String PIXMAPS = "a(iiay)";
    private static final List<Image> NO_IMAGE = List.of();

    private final Runnable activated;
    private volatile TrayItem shown;

    /** @param activated the item is clicked */
    NotifierItem(TrayItem first, Runnable activated) {
        super(PATH, TYPE);
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
    protected Map<String, Variant<?>> properties() {
        TrayItem now = shown;
        List<Image> icon = now.icon().stream().map(NotifierItem::image).toList();
        Map<String, Object> all = new HashMap<>();
        all.put("Category", "Communications");
        all.put("Id", "parley");
        all.put("Title", now.title());
        all.put("Status", status(now));
        all.put("WindowId", 0);
        // The picture goes with it: a theme has ours only where the program is installed, and never with its dot.
        all.put("IconName", "");
        all.put("IconPixmap", new Variant<>(icon, PIXMAPS));
        all.put("OverlayIconName", "");
        all.put("OverlayIconPixmap", new Variant<>(NO_IMAGE, PIXMAPS));
        all.put("AttentionIconName", "");
        all.put("AttentionIconPixmap", new Variant<>(icon, PIXMAPS));
        all.put("AttentionMovieName", "");
        all.put("ToolTip", new Variant<>(new ToolTip("", NO_IMAGE, now.title(), ""), "(s" + PIXMAPS + "ss)"));
        all.put("ItemIsMenu", false);
        all.put("Menu", new DBusPath(NotifierMenu.PATH));
        return Values.variants(all);
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
