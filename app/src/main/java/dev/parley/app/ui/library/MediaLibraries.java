package dev.parley.app.ui.library;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Locale;

/** Looks whether the system has what JavaFX plays MP4 with. Loads libraries for it: not for the JavaFX thread. */
@SuppressWarnings("restricted")
final class MediaLibraries {
    /** The major versions of libavcodec and libavformat that JavaFX 26 has a plug-in for, those of today first. */
    private static final List<Integer> VERSIONS = List.of(59, 60, 61, 58, 57, 56);

    private MediaLibraries() {}

    /** Whether MP4 can be decoded. On Windows and macOS the system itself does it. */
    static boolean present() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return true;
        }
        return VERSIONS.stream()
                .anyMatch(version -> isThere("libavcodec.so." + version) && isThere("libavformat.so." + version));
    }

    private static boolean isThere(String library) {
        try (Arena arena = Arena.ofConfined()) {
            var unused = SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
