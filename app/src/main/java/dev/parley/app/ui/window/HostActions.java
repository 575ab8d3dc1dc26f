package dev.parley.app.ui.window;

import dev.parley.app.desktop.Autostart;
import dev.parley.app.desktop.Desktop;
import dev.parley.app.settings.DesktopPreferences;
import dev.parley.app.settings.WindowBounds;
import dev.parley.app.ui.about.Updates;
import dev.parley.app.ui.library.FileActions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import javafx.stage.Stage;

/** What the window needs from the program around it. Called on the JavaFX thread. */
public interface HostActions {
    /** The window is closed for good: end the session and the program. Must not block. */
    void closed();

    /** The clock of {@link dev.parley.app.session.CallView#connectedAt}: monotonic, in ms. */
    default long monotonicMs() {
        return System.nanoTime() / 1_000_000;
    }

    /**
     * What the system does with files.
     *
     * @param stage the window that dialogs belong to
     */
    default FileActions files(Stage stage) {
        return new SystemFiles(stage);
    }

    /** The files of the log, the older one first; one that was not needed yet isn't there. */
    default List<Path> logs() {
        return List.of();
    }

    /**
     * Names that the profile and the system know, of this computer, of servers and of accounts: none may be in a report.
     * Blocks: not on the JavaFX thread.
     */
    default Set<String> names() {
        return Set.of();
    }

    /** What was chosen for the window, as it was kept. */
    default DesktopPreferences desktopPreferences() {
        return DesktopPreferences.FIRST;
    }

    /** Keeps another choice; must not block. */
    default void keep(DesktopPreferences preferences) {}

    /** Where the windows were, as it was kept. */
    default WindowBounds windowBounds() {
        return WindowBounds.FIRST;
    }

    /** Keeps where they are now; must not block. */
    default void keep(WindowBounds bounds) {}

    /** The desktop around the program, not started. */
    default Desktop desktop() {
        return Desktop.NONE;
    }

    /** Starting with the session. */
    default Autostart autostart() {
        return Autostart.NONE;
    }

    /** Asking for a newer version. */
    Updates updates();

    /** The time of day and the time zone. */
    default Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }
}
