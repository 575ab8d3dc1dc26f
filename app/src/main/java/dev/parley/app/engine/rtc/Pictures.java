package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.PictureMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which surface shows which source. A source may come after its surface, and go before it. Engine thread only. */
final class Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    private record Shown(Surface surface, String source, String file) {}

    private final Map<String, PictureTap> taps = new HashMap<>();
    private final Map<String, Shown> surfaces = new HashMap<>();
    private final Consumer<EngineEvent> events;

    Pictures(PictureTap self, Consumer<EngineEvent> events) {
        taps.put(EngineCommand.SELF, self);
        this.events = events;
    }

    void show(EngineCommand.ShowPicture wanted) {
        Shown shown = surfaces.get(wanted.surface());
        if (shown != null && shown.file().equals(wanted.file())) {
            shown.surface().resize(wanted.width(), wanted.height());
            if (!shown.source().equals(wanted.source())) {
                detach(shown);
                attach(wanted.surface(), new Shown(shown.surface(), wanted.source(), wanted.file()));
            }
            return;
        }
        try {
            PictureMemory memory = PictureMemory.open(Path.of(wanted.file()));
            if (shown != null) {
                detach(shown);
                shown.surface().hide();
            }
            Surface surface = new Surface(memory, wanted.width(), wanted.height());
            attach(wanted.surface(), new Shown(surface, wanted.source(), wanted.file()));
        } catch (IOException e) {
            LOG.error("cannot draw into {}", wanted.file(), e);
        }
    }

    void hide(String name) {
        Shown shown = surfaces.remove(name);
        if (shown != null) {
            detach(shown);
            shown.surface().hide();
        }
        events.accept(new EngineEvent.PictureHidden(name));
    }

    /** A source has come: what waits for it is drawn from now on. */
    void source(String name, PictureTap tap) {
        taps.put(name, tap);
        for (Shown shown : surfaces.values()) {
            if (shown.source().equals(name)) {
                tap.add(shown.surface());
            }
        }
    }

    /** Where pictures of a source come from; null while it is not there. */
    PictureTap tap(String source) {
        return taps.get(source);
    }

    /** A source and its screen are about to go; their surfaces keep their last picture. */
    void sourceGone(String name) {
        taps.remove(name);
        taps.remove(name + EngineCommand.SCREEN);
    }

    /** The surfaces of sources whose name begins so, with what follows in the name. */
    Map<Surface, String> shown(String prefix) {
        Map<Surface, String> found = new HashMap<>();
        for (Shown shown : surfaces.values()) {
            if (shown.source().startsWith(prefix)) {
                found.put(shown.surface(), shown.source().substring(prefix.length()));
            }
        }
        return found;
    }

    void close() {
        for (Shown shown : surfaces.values()) {
            detach(shown);
            shown.surface().hide();
        }
        surfaces.clear();
    }

    private void attach(String name, Shown shown) {
        surfaces.put(name, shown);
        PictureTap tap = taps.get(shown.source());
        if (tap != null) {
            tap.add(shown.surface());
        }
    }

    private void detach(Shown shown) {
        PictureTap tap = taps.get(shown.source());
        if (tap != null) {
            tap.remove(shown.surface());
        }
    }
}
