package dev.parley.app.ui.library;

import java.nio.file.Path;
import java.util.function.Consumer;

/** What the system does with files for a window. JavaFX thread. */
public interface FileActions {
    /**
     * Asks the person where to write a file.
     *
     * @param title of the dialog
     * @param suggested where it could be; its folder may be gone
     * @return null where nothing was chosen
     */
    Path saveAs(String title, Path suggested);

    /**
     * Shows a file in the system's file manager.
     *
     * @param failed is called on the JavaFX thread if there is none
     */
    void showInFolder(Path file, Consumer<Path> failed);
}
