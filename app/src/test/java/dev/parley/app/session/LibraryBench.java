package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.RecordedStream;
import dev.parley.app.engine.api.RecordingInfo;
import dev.parley.app.settings.Home;
import dev.parley.app.settings.Profile;
import dev.parley.app.settings.RecordingNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The library over a folder of the disk, with an engine that a test speaks for. */
abstract class LibraryBench {
    /** The wall clock at the start, ms since 1970. */
    static final long START = 1_790_000_000_000L;

    @TempDir
    Path home;

    final Turns turns = new Turns();
    final List<EngineCommand> commands = new ArrayList<>();
    RecorderView recorder = RecorderView.NONE;
    Path folder;
    LibrarySide library;
    LibraryView view;

    @BeforeEach
    void open() throws IOException {
        Home places = Home.in(home);
        places.create();
        folder = places.recordings();
        Environment environment = new Environment(
                turns,
                turns,
                null,
                null,
                null,
                null,
                new Profile(places),
                null,
                turns::now,
                () -> START + turns.now(),
                "computer");
        library = new LibrarySide(environment, commands::add, () -> recorder, () -> view = library.view());
    }

    void start() {
        library.begin();
        library.engineReady();
        turns.run();
    }

    void watch() {
        start();
        library.watch(true);
        turns.run();
    }

    Path file(String name, long ageMs) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        Files.writeString(file, name);
        Files.setLastModifiedTime(file, FileTime.fromMillis(START - ageMs));
        return file;
    }

    Path noted(String name, String title, long startedAt) throws IOException {
        Path file = file(name, 60_000);
        new RecordingNote(
                        title,
                        startedAt,
                        List.of("Ada", "Grace"),
                        List.of(new RecordingNote.Consent("Grace", true, startedAt - 3)),
                        List.of(name))
                .write(file);
        return file;
    }

    static RecordingInfo info(boolean complete) {
        return new RecordingInfo(
                61_000, 5, 1280, 720, List.of(new RecordedStream(RecordedStream.Kind.VIDEO, "h264", "")), complete);
    }

    <T extends EngineCommand> T last(Class<T> type) {
        EngineCommand last = commands.getLast();
        assertTrue(type.isInstance(last), () -> commands.toString());
        return type.cast(last);
    }

    void tell(EngineEvent event) {
        library.event(event);
        turns.run();
    }

    LibraryView.Entry entry(String title) {
        return view.entries().stream()
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title + " not in " + view));
    }

    List<String> titles() {
        return view.entries().stream().map(LibraryView.Entry::title).toList();
    }

    List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
