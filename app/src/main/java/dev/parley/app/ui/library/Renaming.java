package dev.parley.app.ui.library;

import dev.parley.app.session.Library;
import dev.parley.app.session.LibraryView.Entry;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Another title for a recording, as it is typed in the list. JavaFX thread. */
final class Renaming {
    private final Library library;
    private final Function<String, Entry> find;
    private final ReadOnlyStringWrapper id = new ReadOnlyStringWrapper("");
    private final StringProperty title = new SimpleStringProperty("");

    /** @param find the recording of an id; null where it is gone */
    Renaming(Library library, Function<String, Entry> find) {
        this.library = library;
        this.find = find;
    }

    /** Begins to type another title. */
    void begin(Entry entry) {
        if (LibraryModel.canChange(entry)) {
            title.set(entry.title());
            id.set(entry.id());
        }
    }

    /** Takes the title as it was typed. */
    void apply() {
        String renamed = id.get();
        Entry entry = find.apply(renamed);
        String typed = title.get().strip();
        leave();
        if (entry != null && !typed.isEmpty() && !typed.equals(entry.title())) {
            library.rename(renamed, typed);
        }
    }

    /** Leaves the title as it was. */
    void leave() {
        id.set("");
    }

    /** The list is another one. */
    void update() {
        if (find.apply(id.get()) == null) {
            leave();
        }
    }

    /** The id of what is being renamed; empty for nothing. */
    ReadOnlyStringProperty id() {
        return id.getReadOnlyProperty();
    }

    /** Its title as it is typed. */
    StringProperty title() {
        return title;
    }
}
