package dev.parley.app.ui;

import dev.parley.app.session.LibraryView;
import dev.parley.app.session.LibraryView.Consent;
import dev.parley.app.session.LibraryView.Entry;
import dev.parley.app.session.LibraryView.Job;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.stage.Stage;

/** The library in the states that it is drawn and tested in. */
public final class LibraryScenes {
    /** Where the recordings seem to be. */
    public static final Path FOLDER = Path.of("recordings").toAbsolutePath();

    private static final long DAY = 86_400_000;

    private LibraryScenes() {}

    /** A whole recording of ten minutes with Grace, who allowed it. */
    public static Entry entry(String id, String title, String file) {
        long at = System.currentTimeMillis() - DAY;
        return new Entry(
                id,
                title,
                FOLDER.resolve(file),
                at,
                605_000,
                45_300_000,
                1280,
                720,
                List.of("Grace Hopper"),
                null,
                LibraryView.State.WHOLE,
                List.of(new Consent("Grace Hopper", true, at)));
    }

    /** The same in another state. */
    public static Entry in(LibraryView.State state, Entry e) {
        return new Entry(
                e.id(),
                e.title(),
                e.file(),
                e.startedAt(),
                state == LibraryView.State.REPAIRING ? 0 : e.durationMs(),
                e.bytes(),
                e.width(),
                e.height(),
                e.people(),
                e.thumbnail(),
                state,
                e.consent());
    }

    /** The library with these recordings and nothing else. */
    public static LibraryView of(Entry... entries) {
        return new LibraryView(FOLDER, true, List.of(entries), List.of(), "", "");
    }

    static Map<String, Consumer<State>> pages(Consumer<State> home) {
        Map<String, Consumer<State>> pages = new LinkedHashMap<>();
        pages.put("library-none", home.andThen(s -> s.library = of()));
        pages.put("library", home.andThen(s -> s.library = full()));
        pages.put(
                "library-gone",
                home.andThen(s -> s.library = new LibraryView(FOLDER, true, List.of(), List.of(), "", "folder-gone")));
        pages.put("library-player-webm", home.andThen(s -> s.library = of(entry("r1", "Screen of Ada", "s.webm"))));
        return pages;
    }

    private static LibraryView full() {
        Entry call = entry("r1", "2026-11-24 10.12 Grace Hopper", "2026-11-24 10.12 Grace Hopper.mp4");
        Entry note = new Entry(
                "r2",
                "A note to myself",
                FOLDER.resolve("note.m4a"),
                System.currentTimeMillis() - 9 * DAY,
                32_000,
                512_000,
                0,
                0,
                List.of(),
                null,
                LibraryView.State.WHOLE,
                List.of());
        return new LibraryView(
                FOLDER,
                true,
                List.of(
                        in(LibraryView.State.REPAIRING, entry("r0", "Weekly call", "weekly.part.mp4")),
                        call,
                        in(LibraryView.State.RECOVERED, entry("r3", Gallery.LONG, "long.mp4")),
                        note,
                        in(LibraryView.State.DAMAGED, entry("r4", "Broken", "broken.mp4"))),
                List.of(
                        new Job(1, Job.Kind.REPAIR, "Weekly call", 0.4, "", FOLDER.resolve("weekly.mp4")),
                        new Job(2, Job.Kind.EXPORT, Gallery.LONG, 1, "disk-full", FOLDER.resolve("part.mp4")),
                        new Job(3, Job.Kind.STILL, "Weekly call", 1, "done", FOLDER.resolve("Weekly call 01.02.png"))),
                "Old call",
                "");
    }

    /** Opens the page over home as a person would, and the player where the scene is of it. */
    static void open(Stage stage, String name) {
        Fx.run(() -> ((Button) stage.getScene().lookup("#library")).fire());
        Fx.until("the page", () -> stage.getScene().lookup("#library-back") != null);
        if (name.contains("player")) {
            Fx.until("a recording", () -> stage.getScene().lookup(".recording-play") != null);
            Fx.run(() -> {
                Node play = stage.getScene().lookup(".recording-play");
                ((Button) play).fire();
            });
        }
    }
}
