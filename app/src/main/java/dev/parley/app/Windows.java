package dev.parley.app;

import dev.parley.app.cli.AutoPilot;
import dev.parley.app.cli.AutoSignIn;
import dev.parley.app.cli.ExitCode;
import dev.parley.app.cli.ProfileOptions;
import dev.parley.app.cli.Program;
import dev.parley.app.instance.InstanceAddress;
import dev.parley.app.instance.RunningInstance;
import dev.parley.app.instance.SecondStart;
import dev.parley.app.instance.SecondStart.Outcome;
import dev.parley.app.session.LiveSession;
import dev.parley.app.settings.DesktopPreferences;
import dev.parley.app.settings.Home;
import dev.parley.app.settings.KeptDesktop;
import dev.parley.app.ui.text.Language;
import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.window.DeskWindow;
import dev.parley.app.ui.window.ProblemWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts JavaFX and the windows, and waits for their end. The launcher: beside {@code ui} the only one to know JavaFX. */
final class Windows {
    private static final Logger LOG = LoggerFactory.getLogger(Windows.class);
    /** A program that runs answers within ms; one that is swapped out needs longer. */
    private static final Duration ANSWER = Duration.ofSeconds(3);

    /** What a start hands over that wants nothing but that the program runs. */
    private static final String BACKGROUND = "--background";

    private static final long PAUSE_MS = 100;

    private final Program program;
    private final CompletableFuture<ExitCode> ended = new CompletableFuture<>();

    Windows(Program program) {
        this.program = program;
    }

    ExitCode run(ProfileOptions profile, Program.Opening opening) {
        return run(profile, opening, window -> {});
    }

    /**
     * Opens the window and returns when it is closed and nothing of the session is left; or brings the window of a program
     * that runs already to the front.
     *
     * @param opened gets the window before it is shown, on the JavaFX thread
     */
    ExitCode run(ProfileOptions profile, Program.Opening opening, Consumer<DeskWindow> opened) {
        Home home = Home.of(profile.home());
        // Another server, account or call is no matter for a program that has its own.
        boolean plain = !profile.isUsed() && opening.call() == null && !opening.autoAnswer();
        String argument = opening.background() && opening.link().isEmpty() ? BACKGROUND : opening.link();
        if (plain && handOver(home, argument) == Outcome.TAKEN) {
            return ExitCode.OK;
        }
        KeptDesktop desktop = new KeptDesktop(home);
        DesktopPreferences chosen = desktop.read();
        Language.use(chosen.language());
        // Read once by JavaFX, which knows no other way to be told where it may unpack its libraries.
        System.setProperty("javafx.cachedir", home.cache().resolve("javafx").toString());
        // The toolkit starts on its own thread while the profile is opened on this one.
        CompletableFuture<Void> toolkit = new CompletableFuture<>();
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            toolkit.complete(null);
        });
        Start.Opener opener = () -> program.open(profile.home(), Program.Devices.KEPT);
        try (Program.Opened desk =
                plain ? Start.firstOrSecond(opener, () -> handOver(home, argument), Windows::pause) : opener.open()) {
            if (desk == null) {
                return ExitCode.OK;
            }
            LiveSession session = desk.session();
            AutoPilot pilot = plain
                    ? null
                    : new AutoPilot(session, new AutoSignIn(session, profile), opening.call(), opening.autoAnswer());
            toolkit.join();
            CompletableFuture<DeskWindow> shown = new CompletableFuture<>();
            WindowHost host = new WindowHost(home, profile.home(), desktop, chosen, () -> ended.complete(ExitCode.OK));
            Platform.runLater(() -> {
                DeskWindow window = new DeskWindow(session, new Stage(), host);
                opened.accept(window);
                begin(window, opening);
                shown.complete(window);
            });
            if (pilot != null) {
                // What the command line can't answer, the window asks.
                var unused = session.watch(pilot::advance);
            }
            try (host;
                    RunningInstance _ = listen(home, shown.join())) {
                return ended.join();
            }
        } catch (Program.OpenException e) {
            return problem(Words.start(e.code(), e.detail()), home, chosen, toolkit, ExitCode.PROFILE);
        } catch (IOException e) {
            return problem(Words.start("password-file", e.getMessage()), home, chosen, toolkit, ExitCode.USAGE);
        } finally {
            Platform.exit();
        }
    }

    private static void begin(DeskWindow window, Program.Opening opening) {
        if (opening.background() && opening.link().isEmpty()) {
            window.follow();
        } else {
            window.show();
            window.open(opening.link());
        }
    }

    private static Outcome handOver(Home home, String link) {
        if (!Files.isDirectory(home.config())) {
            return Outcome.NOBODY;
        }
        try {
            return SecondStart.handOver(InstanceAddress.of(home, System.getenv()), link, ANSWER);
        } catch (IOException e) {
            LOG.warn("it can't be seen whether Parley runs with the profile in {}", home.config(), e);
            return Outcome.NOBODY;
        }
    }

    /** Null where it can't: then a second start says that there is a first one. */
    private static RunningInstance listen(Home home, DeskWindow window) {
        try {
            return RunningInstance.listen(InstanceAddress.of(home, System.getenv()), argument -> {
                if (!argument.equals(BACKGROUND)) {
                    Platform.runLater(() -> window.open(argument));
                }
            });
        } catch (IOException e) {
            LOG.warn("a second start with the profile in {} can't be handed over", home.config(), e);
            return null;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ExitCode problem(
            Sentence sentence, Home home, DesktopPreferences chosen, CompletableFuture<Void> toolkit, ExitCode code) {
        Path log = LogFiles.of(home).files().reversed().stream()
                .filter(Files::isReadable)
                .findFirst()
                .orElse(null);
        toolkit.join();
        Platform.runLater(
                () -> new ProblemWindow(sentence, new Stage(), chosen, log, () -> ended.complete(code)).show());
        return ended.join();
    }
}
