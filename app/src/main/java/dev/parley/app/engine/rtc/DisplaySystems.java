package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.parley.app.engine.devices.Systems;
import dev.parley.app.engine.devices.WindowOwner;
import dev.parley.app.engine.screen.DisplayException;
import dev.parley.app.engine.screen.DisplaySystem;
import dev.parley.app.engine.screen.Displays;

/** Where screens and windows come from on this system. */
final class DisplaySystems {
    private DisplaySystems() {}

    /**
     * Reaches for them; waits for the system.
     *
     * @throws DisplayException with what is missing
     */
    static Displays open(EngineThread thread, PeerConnectionFactory factory) throws DisplayException {
        if (!Systems.LINUX) {
            WindowOwner owner = WindowOwner.ofSystem();
            return new LibraryDisplays(thread, factory, window -> isOurs(owner.pid(window)));
        }
        return new DisplaySystem(DisplaySystems::portal).open(System.getenv(), DisplaySystems::isOurs);
    }

    private static Displays portal() throws DisplayException {
        throw new DisplayException("no-portal", "this version shares no screens on Wayland");
    }

    /** Whether a process is the engine or the desk, which started it. */
    private static boolean isOurs(long pid) {
        ProcessHandle engine = ProcessHandle.current();
        return pid == engine.pid()
                || engine.parent().filter(desk -> desk.pid() == pid).isPresent();
    }
}
