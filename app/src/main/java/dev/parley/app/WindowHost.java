package dev.parley.app;

import dev.parley.app.desktop.Autostart;
import dev.parley.app.desktop.Desktop;
import dev.parley.app.desktop.host.HostAutostart;
import dev.parley.app.desktop.host.HostDesktop;
import dev.parley.app.instance.InstanceAddress;
import dev.parley.app.settings.DesktopPreferences;
import dev.parley.app.settings.Home;
import dev.parley.app.settings.KeptDesktop;
import dev.parley.app.settings.KeptWindow;
import dev.parley.app.settings.Profile;
import dev.parley.app.settings.UpdateAddress;
import dev.parley.app.settings.WindowBounds;
import dev.parley.app.ui.about.Updates;
import dev.parley.app.ui.window.HostActions;
import dev.parley.app.updates.Answer;
import dev.parley.app.updates.UpdateQuestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program around the window. Owns the thread that keeps what is chosen for it; close it once the window is closed. */
final class WindowHost implements HostActions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WindowHost.class);

    private final Home home;
    private final Runnable ended;
    private final KeptDesktop desktop;
    private final DesktopPreferences first;
    private final KeptWindow window;
    private final WindowBounds bounds;
    private final Desktop around = HostDesktop.of(System.getenv(), System.getProperty("os.name"));
    private final HostAutostart autostart;
    private final ExecutorService keeper =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("keep").factory());

    /**
     * Reads the profile, and has what starts with the session mended; not on the JavaFX thread.
     *
     * @param folder as it was given for the profile; null for the system's places
     * @param desktop where the choices for the window are kept
     * @param first what was chosen
     * @param ended runs when the window is closed; must not block
     */
    WindowHost(Home home, Path folder, KeptDesktop desktop, DesktopPreferences first, Runnable ended) {
        this.home = home;
        this.ended = ended;
        this.desktop = desktop;
        this.first = first;
        window = new KeptWindow(home);
        bounds = window.read();
        autostart = HostAutostart.of(
                System.getenv(),
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")),
                folder == null ? "" : InstanceAddress.name(folder),
                StartCommand.ofThisProgram(folder));
        keeper.execute(autostart::refresh);
    }

    @Override
    public void closed() {
        ended.run();
    }

    @Override
    public List<Path> logs() {
        return LogFiles.of(home).files();
    }

    @Override
    public Set<String> names() {
        return KnownNames.of(
                new Profile(home).preferences(),
                updates().address(),
                System.getenv(),
                Path.of(System.getProperty("user.home")));
    }

    @Override
    public DesktopPreferences desktopPreferences() {
        return first;
    }

    @Override
    public void keep(DesktopPreferences preferences) {
        keep(() -> desktop.keep(preferences));
    }

    @Override
    public WindowBounds windowBounds() {
        return bounds;
    }

    @Override
    public void keep(WindowBounds now) {
        keep(() -> window.keep(now));
    }

    private void keep(Keeping what) {
        keeper.execute(() -> {
            try {
                what.keep();
            } catch (IOException e) {
                LOG.warn("what was chosen for the window can't be kept", e);
            }
        });
    }

    /** Writes something to the disk. */
    private interface Keeping {
        void keep() throws IOException;
    }

    @Override
    public Desktop desktop() {
        return around;
    }

    @Override
    public Autostart autostart() {
        return autostart;
    }

    @Override
    public Updates updates() {
        return new ProfileUpdates(new UpdateAddress(home));
    }

    /** Waits until all is kept, and nothing is left on the desktop. */
    @Override
    public void close() {
        around.close();
        keeper.close();
    }

    /** Asks where the profile says. */
    private record ProfileUpdates(UpdateAddress kept) implements Updates {
        @Override
        public String address() {
            return kept.read();
        }

        @Override
        public void keep(String address) throws IOException {
            kept.keep(address);
        }

        @Override
        public Answer ask(String address, String mine) {
            return UpdateQuestion.ask(address, mine);
        }
    }
}
