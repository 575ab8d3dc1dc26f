package dev.parley.app.ui.library;

import dev.parley.app.session.Library;
import dev.parley.app.session.LibraryView.Entry;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import java.nio.file.Path;

/**
 * Writes a recording, a part of it or a picture of it elsewhere, where the person says. JavaFX thread.
 *
 * @param player says which part or picture
 */
record Exports(Library library, FileActions files, PlayerModel player) {
    private static final String PNG = ".png";

    void saveAs(Entry entry) {
        Path target = files.saveAs(Texts.of("library.save-as"), entry.file());
        if (target != null) {
            library.saveAs(entry.id(), target);
        }
    }

    /** Writes the part between the marks of the player. */
    void part() {
        Entry entry = player.entry().get();
        if (entry == null || !player.isOpen()) {
            return;
        }
        long from = Math.round(player.marks().begin());
        long to = Math.round(player.marks().endOf(player.duration().get()));
        String name = Texts.of("library.part.name", stem(entry.file()), time(from), time(to));
        Path target =
                files.saveAs(Texts.of("player.export"), entry.file().resolveSibling(name + extension(entry.file())));
        if (target != null) {
            library.export(entry.id(), from, to, target);
        }
    }

    /** Writes the picture that the player shows. */
    void still() {
        Entry entry = player.entry().get();
        if (entry == null || !player.isOpen() || !player.picture().get()) {
            return;
        }
        long at = Math.round(player.position().get());
        String name = Texts.of("library.still.name", stem(entry.file()), time(at));
        Path target = files.saveAs(Texts.of("player.still"), entry.file().resolveSibling(name + PNG));
        if (target != null) {
            library.still(entry.id(), at, target);
        }
    }

    /** A time such as may be in the name of a file: {@code 1.02}. */
    private static String time(long ms) {
        return Words.timer(ms).replace(':', '.');
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    private static String extension(Path file) {
        return file.getFileName().toString().substring(stem(file).length());
    }
}
