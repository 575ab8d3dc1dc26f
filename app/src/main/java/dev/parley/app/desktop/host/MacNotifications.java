package dev.parley.app.desktop.host;

import dev.parley.app.desktop.Notice;
import java.io.IOException;
import java.util.List;

/**
 * macOS: by {@code osascript}, which is there and asks for no permission of ours; the newer way needs a signed bundle and a
 * permission. It is under Script Editor's name, without buttons. Not run on macOS so far.
 */
final class MacNotifications implements AwtParts.Notifier {
    @Override
    public void show(AwtTray tray, Notice notice) throws IOException {
        Process unused = new ProcessBuilder(command(notice))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What people are called is an argument, and never part of the script. */
    static List<String> command(Notice notice) {
        return List.of(
                "/usr/bin/osascript",
                "-e",
                "on run argv",
                "-e",
                "display notification (item 2 of argv) with title (item 1 of argv)",
                "-e",
                "end run",
                "--",
                notice.title(),
                notice.body());
    }
}
