package dev.parley.app.ui.window;

import dev.parley.app.ui.library.FileActions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dialogs and the file manager of the system. JavaFX thread. */
final class SystemFiles implements FileActions {
    private static final Logger LOG = LoggerFactory.getLogger(SystemFiles.class);

    private final Stage stage;

    SystemFiles(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Path saveAs(String title, Path suggested) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(suggested.getFileName().toString());
        Path folder = suggested.toAbsolutePath().getParent();
        // A folder that isn't there is an error to some systems.
        if (folder != null && Files.isDirectory(folder)) {
            chooser.setInitialDirectory(folder.toFile());
        }
        File chosen = chooser.showSaveDialog(stage);
        return chosen == null ? null : chosen.toPath();
    }

    @Override
    public void showInFolder(Path file, Consumer<Path> failed) {
        Thread.ofVirtual().name("show in folder").start(() -> {
            if (!show(file)) {
                Platform.runLater(() -> failed.accept(file));
            }
        });
    }

    private static boolean show(Path file) {
        try {
            Process manager = new ProcessBuilder(command(System.getProperty("os.name"), file))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int code = manager.waitFor();
            // Windows' Explorer says 1 where all is well.
            return code == 0 || isWindows(System.getProperty("os.name"));
        } catch (IOException e) {
            LOG.warn("{} can't be shown in its folder", file, e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isWindows(String system) {
        return system.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** What shows a file, or a folder, in the file manager of this system. */
    static List<String> command(String system, Path file) {
        boolean folder = Files.isDirectory(file);
        if (isWindows(system)) {
            return folder ? List.of("explorer.exe", file.toString()) : List.of("explorer.exe", "/select," + file);
        }
        if (system.toLowerCase(Locale.ROOT).startsWith("mac")) {
            return folder ? List.of("open", file.toString()) : List.of("open", "-R", file.toString());
        }
        // There is no common way to select a file there.
        Path shown = folder || file.getParent() == null ? file : file.getParent();
        return List.of("xdg-open", shown.toString());
    }
}
