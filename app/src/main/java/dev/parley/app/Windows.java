package dev.parley.app;

import dev.parley.app.cli.AutoPilot;
import dev.parley.app.cli.AutoSignIn;
import dev.parley.app.cli.ExitCode;
import dev.parley.app.cli.ProfileOptions;
import dev.parley.app.cli.Program;
import dev.parley.app.session.LiveSession;
import dev.parley.app.settings.Home;
import dev.parley.app.ui.window.DeskWindow;
import dev.parley.app.ui.window.ProblemWindow;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts JavaFX and the windows, and waits for their end. The launcher: beside {@code ui} the only one to know JavaFX. */
final class Windows {
    private final Program program;
    private final CompletableFuture<ExitCode> ended = new CompletableFuture<>();

    Windows(Program program) {
        this.program = program;
    }

    ExitCode run(ProfileOptions profile, String call, boolean autoAnswer) {
        return run(profile, call, autoAnswer, window -> {});
    }

    /**
     * Opens the window and returns when it is closed and nothing of the session is left.
     *
     * @param opened gets the window before it is shown, on the JavaFX thread
     */
    ExitCode run(ProfileOptions profile, String call, boolean autoAnswer, Consumer<DeskWindow> opened) {
        // Read once by JavaFX, which knows no other way to be told where it may unpack its libraries.
        System.setProperty(
                "javafx.cachedir",
                Home.of(profile.home()).cache().resolve("javafx").toString());
        // The toolkit starts on its own thread while the profile is opened on this one.
        CompletableFuture<Void> toolkit = new CompletableFuture<>();
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            toolkit.complete(null);
        });
        try (Program.Opened desk = program.open(profile.home(), Program.Devices.KEPT)) {
            LiveSession session = desk.session();
            AutoPilot pilot = profile.isUsed() || call != null || autoAnswer
                    ? new AutoPilot(session, new AutoSignIn(session, profile), call, autoAnswer)
                    : null;
            toolkit.join();
            Platform.runLater(() -> {
                DeskWindow window = new DeskWindow(session, new Stage(), () -> ended.complete(ExitCode.OK));
                opened.accept(window);
                window.show();
            });
            if (pilot != null) {
                // What the command line can't answer, the window asks.
                var unused = session.watch(pilot::advance);
            }
            return ended.join();
        } catch (Program.OpenException e) {
            return problem(e.getMessage(), toolkit, ExitCode.PROFILE);
        } catch (IOException e) {
            return problem("The password file can't be read: " + e.getMessage(), toolkit, ExitCode.USAGE);
        } finally {
            Platform.exit();
        }
    }

    private ExitCode problem(String sentence, CompletableFuture<Void> toolkit, ExitCode code) {
        toolkit.join();
        Platform.runLater(() -> new ProblemWindow(sentence, new Stage(), () -> ended.complete(code)).show());
        return ended.join();
    }
}
