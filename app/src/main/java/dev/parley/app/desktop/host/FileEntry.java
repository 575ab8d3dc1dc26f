package dev.parley.app.desktop.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An entry that is a file: XDG's on Linux, launchd's on macOS.
 *
 * @param text makes it
 * @param isOn whether it counts
 * @param started the program in it
 */
record FileEntry(
        Path file, Function<List<String>, String> text, Predicate<String> isOn, Function<String, String> started)
        implements StartEntry {

    /** {@code NAME.desktop} in XDG's folder (Desktop Application Autostart Specification). */
    static FileEntry xdg(Path configHome, String name) {
        return new FileEntry(
                configHome.resolve("autostart").resolve(name + ".desktop"),
                StartFile::desktopEntry,
                StartFile::isOn,
                StartFile::entryProgram);
    }

    /** A launch agent of the person. */
    static FileEntry agent(Path userHome, String label) {
        return new FileEntry(
                userHome.resolve("Library/LaunchAgents").resolve(label + ".plist"),
                command -> StartFile.launchAgent(label, command),
                plist -> true,
                StartFile::agentProgram);
    }

    private String read() throws IOException {
        return Files.isRegularFile(file) ? Files.readString(file) : "";
    }

    @Override
    public String program() throws IOException {
        String entry = read();
        return isOn.test(entry) ? started.apply(entry) : "";
    }

    @Override
    public boolean isSameAs(List<String> command) throws IOException {
        return read().equals(text.apply(command));
    }

    @Override
    public void write(List<String> command) throws IOException {
        Files.createDirectories(file.getParent());
        Path beside = file.resolveSibling("." + file.getFileName() + ".new");
        Files.writeString(beside, text.apply(command));
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
