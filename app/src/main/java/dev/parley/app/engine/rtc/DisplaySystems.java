package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.parley.app.engine.devices.Systems;
import dev.parley.app.engine.devices.WindowOwner;
import dev.parley.app.engine.screen.DisplayException;
import dev.parley.app.engine.screen.DisplaySystem;
import dev.parley.app.engine.screen.Displays;
import dev.parley.app.engine.screen.portal.PortalDisplays;
import java.nio.file.Path;

/** Where screens and windows come from on this system. */
final class DisplaySystems {
    private DisplaySystems() {}

    /**
     * Reaches for them; waits for the system.
     *
     * @param permission the file in which the system's permission is remembered
     * @throws DisplayException with what is missing
     */
    static Displays open(EngineThread thread, PeerConnectionFactory factory, Path permission) throws DisplayException {
        if (!Systems.LINUX) {
            WindowOwner owner = WindowOwner.ofSystem();
            return new LibraryDisplays(thread, factory, window -> isOurs(owner.pid(window)));
        }
        return new DisplaySystem(() -> new PortalDisplays(System.getenv(), permission))
                .open(System.getenv(), DisplaySystems::isOurs);
    }

    /** Whether a process is the engine or the desk, which started it. */
    private static boolean isOurs(long pid) {
        ProcessHandle engine = ProcessHandle.current();
        return pid == engine.pid()
                || engine.parent().filter(desk -> desk.pid() == pid).isPresent();
    }
}
