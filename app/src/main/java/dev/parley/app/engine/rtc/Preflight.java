package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.devices.Systems;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.List;

/** Looks before loading whether the system has what the native library needs, to say which part is missing. */
@SuppressWarnings("restricted")
final class Preflight {
    private static final List<String> LINUX = List.of(
            "libpulse.so.0",
            "libudev.so.1",
            "libX11.so.6",
            "libXfixes.so.3",
            "libXrandr.so.2",
            "libXcomposite.so.1",
            "libdbus-1.so.3");

    private Preflight() {}

    /** What stands in the way, or null. */
    static EngineEvent.CannotStart check() {
        if (!Systems.LINUX) {
            return null;
        }
        List<String> missing = missing(LINUX);
        return missing.isEmpty() ? null : new EngineEvent.CannotStart("library-missing", String.join(", ", missing));
    }

    /** Those of {@code libraries} that the system's loader does not find. */
    static List<String> missing(List<String> libraries) {
        List<String> missing = new ArrayList<>();
        for (String library : libraries) {
            try {
                var unused = SymbolLookup.libraryLookup(library, Arena.global());
            } catch (IllegalArgumentException e) {
                missing.add(library);
            }
        }
        return missing;
    }
}
