package dev.parley.app.session;

import dev.parley.app.settings.RecordingFolder;
import dev.parley.app.settings.RecordingNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds names for recordings and writes their notes, on the disk thread; answers on the {@code call} thread. */
final class RecordingFiles {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingFiles.class);

    private final Environment environment;
    private final Keeper keeper;

    RecordingFiles(Environment environment, Keeper keeper) {
        this.environment = environment;
        this.keeper = keeper;
    }

    /** What is told of a name that was asked for. */
    interface Named {
        void named(Path file);

        void notWritable();
    }

    /**
     * Finds a name that nothing has, and takes it by a note.
     *
     * @param wanted the name that a person gave; null for one made of the note
     * @param extension with its dot
     */
    void first(Path wanted, RecordingNote note, String extension, Named named) {
        take(note, named, () -> {
            RecordingFolder folder = environment.profile().recordings();
            if (wanted == null) {
                folder.create();
            }
            return wanted != null
                    ? RecordingFolder.unused(wanted.toAbsolutePath())
                    : folder.next(note.title(), note.startedAt(), ZoneId.systemDefault(), extension);
        });
    }

    /** Finds the name of a further file of a recording, and takes it by a note. */
    void next(Path before, RecordingNote note, Named named) {
        take(note, named, () -> RecordingFolder.unused(before));
    }

    private interface Naming {
        Path name() throws IOException;
    }

    private void take(RecordingNote note, Named named, Naming naming) {
        environment.disk().execute(() -> {
            try {
                Path file = naming.name();
                note.write(file);
                environment.call().execute(() -> named.named(file));
            } catch (IOException | RuntimeException e) {
                LOG.warn("there can't be a recording", e);
                environment.call().execute(named::notWritable);
            }
        });
    }

    /**
     * A recording is complete.
     *
     * @param taken the names that were taken for it
     * @param files those that there are of it, in order
     */
    void complete(List<Path> taken, List<Path> files, RecordingNote note) {
        RecordingNote whole = note.withParts(
                files.stream().map(file -> file.getFileName().toString()).toList());
        keeper.write("recording-note-not-saved", () -> {
            Set<Path> unused = new TreeSet<>(taken);
            for (Path file : files) {
                unused.remove(file);
                whole.write(file);
            }
            for (Path file : unused) {
                Files.deleteIfExists(RecordingNote.beside(file));
            }
        });
    }

    /** Notes what somebody said to the question whether a call may be recorded. */
    void answered(RecordingNote.Consent answer) {
        keeper.write("consent-not-saved", () -> environment.profile().keep(answer));
    }
}
