package dev.parley.app.ui.sharing;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplayOptions.ContentHint;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplayState;
import dev.parley.app.session.Session;
import dev.parley.app.session.SharingView;
import dev.parley.app.session.Snapshot;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Sharing a screen or window, as far as it isn't looks. JavaFX thread. */
public final class SharingModel {
    private final Session session;
    private final ReadOnlyObjectWrapper<SharingView> view = new ReadOnlyObjectWrapper<>(SharingView.NONE);
    private final ReadOnlyObjectWrapper<List<DisplaySource>> sources = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper choosing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper warned = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<ContentHint> contentHint = new SimpleObjectProperty<>(ContentHint.TEXT);
    private final BooleanProperty cursor = new SimpleBooleanProperty(true);
    /** When each was seen first while somebody chooses, so that none moves when windows are stacked anew. */
    private final Map<String, Integer> seen = new HashMap<>();

    public SharingModel(Session session) {
        this.session = session;
    }

    /** Takes what a new snapshot says. */
    public void update(Snapshot snapshot) {
        view.set(snapshot.sharing());
        if (choosing.get()) {
            arrange();
        }
    }

    /** Begins to choose. */
    public void choose() {
        if (!choosing.get()) {
            session.sharing().choosing(true);
            choosing.set(true);
            arrange();
        }
    }

    /** Chooses nothing. */
    public void leave() {
        if (choosing.get()) {
            choosing.set(false);
            session.sharing().choosing(false);
            seen.clear();
            select("");
            sources.set(List.of());
        }
    }

    /** Points at one of the sources; at none by an empty id. */
    void select(String source) {
        if (!source.equals(selected.get())) {
            warned.set(false);
        }
        selected.set(source);
        refresh();
    }

    /** Shares what is selected, or leaves it to the system; one of our own windows only when asked a second time. */
    void share() {
        if (!possible.get()) {
            return;
        }
        DisplaySource source = chosen();
        if (source != null && source.own() && !warned.get()) {
            warned.set(true);
            return;
        }
        String id = source == null ? "" : source.id();
        session.sharing().share(id, new DisplayOptions(contentHint.get(), cursor.get()));
        leave();
    }

    /** Holds what others see, or lets it go on. */
    public void togglePause() {
        session.sharing().pause(view.get().mine().status() != DisplayState.Status.PAUSED);
    }

    /** Shares no more. */
    public void stop() {
        session.sharing().stop();
    }

    /** How it stands with sharing. */
    public ReadOnlyObjectProperty<SharingView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** Whether somebody chooses. */
    public ReadOnlyBooleanProperty choosingProperty() {
        return choosing.getReadOnlyProperty();
    }

    /** Whether something of mine is shared, or about to be. */
    public static boolean isMine(SharingView view) {
        return view.mine().status() != DisplayState.Status.NONE;
    }

    /** What can be shared, in the order in which it was seen; our own windows come last. */
    ReadOnlyObjectProperty<List<DisplaySource>> sourcesProperty() {
        return sources.getReadOnlyProperty();
    }

    /** The id of the source that is pointed at; empty for none. */
    ReadOnlyStringProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Whether {@link #share} does something. */
    ReadOnlyBooleanProperty possibleProperty() {
        return possible.getReadOnlyProperty();
    }

    /** Whether it was said that the one that is pointed at is our own window. */
    ReadOnlyBooleanProperty warnedProperty() {
        return warned.getReadOnlyProperty();
    }

    ObjectProperty<ContentHint> contentHintProperty() {
        return contentHint;
    }

    /** Whether others see the pointer. */
    BooleanProperty cursorProperty() {
        return cursor;
    }

    private void arrange() {
        List<DisplaySource> now = view.get().sources();
        now.forEach(source -> seen.putIfAbsent(source.id(), seen.size()));
        sources.set(now.stream()
                .sorted(Comparator.comparing(DisplaySource::own)
                        .thenComparing(DisplaySource::surface)
                        .thenComparing(source -> seen.get(source.id())))
                .toList());
        if (chosen() == null) {
            select("");
        }
        refresh();
    }

    private DisplaySource chosen() {
        return sources.get().stream()
                .filter(source -> source.id().equals(selected.get()) && !source.hidden())
                .findFirst()
                .orElse(null);
    }

    private void refresh() {
        SharingView now = view.get();
        possible.set(choosing.get() && now.why().isEmpty() && (now.picksItself() || chosen() != null));
    }
}
