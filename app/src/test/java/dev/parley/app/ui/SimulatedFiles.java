package dev.parley.app.ui;

import dev.parley.app.ui.library.FileActions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A person who takes each suggestion of a dialog, and a system with or without a file manager. */
public final class SimulatedFiles implements FileActions {
    /** What was shown in its folder. */
    public final List<Path> shown = new CopyOnWriteArrayList<>();

    private volatile boolean manager = true;
    private volatile boolean cancels;
    /** Null for the one that is suggested. */
    private volatile Path folder;

    /** Chooses another folder than the suggested one from now on. */
    public void setFolder(Path other) {
        folder = other;
    }

    /** Whether there is a file manager. */
    public void setManager(boolean there) {
        manager = there;
    }

    /** Whether the person leaves the dialog without a choice. */
    public void setCancels(boolean now) {
        cancels = now;
    }

    @Override
    public Path saveAs(String title, Path suggested) {
        return cancels ? null : folder == null ? suggested : folder.resolve(suggested.getFileName());
    }

    @Override
    public void showInFolder(Path file, Consumer<Path> failed) {
        if (manager) {
            shown.add(file);
        } else {
            failed.accept(file);
        }
    }
}
