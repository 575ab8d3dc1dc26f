package dev.parley.app.ui.library;

import dev.parley.app.session.LibraryView;
import dev.parley.app.session.LibraryView.Entry;
import dev.parley.app.session.LibraryView.Job;
import dev.parley.app.session.LibraryView.State;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.text.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The library, as far as it isn't looks. JavaFX thread. */
public final class LibraryModel {
    private final Session session;
    private final FileActions files;
    private final Clock clock;
    private final PlayerModel player;
    private final Exports exports;
    private final Renaming renaming;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper deleted = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final BooleanProperty known = new SimpleBooleanProperty();
    private LibraryView view = LibraryView.UNKNOWN;
    private boolean showing;
    /** The name of the file to be played when it is there; empty for none. */
    private String wanted = "";
    /** Of what was deleted, the line that was closed. */
    private String hidden = "";
    /** What did not work, where nothing is wrong with the folder. */
    private String note = "";

    /**
     * Plays with JavaFX Media.
     *
     * @param files what the system does with files
     * @param monotonicMs a monotonic clock
     * @param clock the time of day
     * @param aside opens media, which may block
     */
    public LibraryModel(Session session, FileActions files, LongSupplier monotonicMs, Clock clock, Executor aside) {
        this(session, files, clock, new PlayerModel(FxPlayback.opener(aside), monotonicMs));
    }

    LibraryModel(Session session, FileActions files, Clock clock, PlayerModel player) {
        this.session = session;
        this.files = files;
        this.clock = clock;
        this.player = player;
        this.exports = new Exports(session.library(), files, player);
        this.renaming = new Renaming(session.library(), this::find);
    }

    /** Takes what a new snapshot says. */
    public void update(Snapshot snapshot) {
        view = snapshot.library();
        showEntries();
        replace(jobs, view.jobs());
        known.set(view.known());
        showProblem();
        if (view.deleted().isEmpty()) {
            hidden = "";
        }
        deleted.set(view.deleted().equals(hidden) ? "" : view.deleted());
        renaming.update();
        Entry played = player.entry().get();
        if (played != null && find(played.id()) == null) {
            player.close();
        }
        playWanted();
    }

    /** Plays a recording, by the name of its file, once the page shows and the list has it. */
    public void open(String fileName) {
        wanted = fileName;
        playWanted();
    }

    private void playWanted() {
        if (!wanted.isEmpty() && showing) {
            view.entries().stream()
                    .filter(entry -> wanted.equals(String.valueOf(entry.file().getFileName())) && canPlay(entry))
                    .findFirst()
                    .ifPresent(entry -> {
                        wanted = "";
                        play(entry);
                    });
        }
    }

    private void showProblem() {
        String wrong = LibraryWords.problem(view);
        problem.set(wrong.isEmpty() ? note : wrong);
    }

    /** What is there already stays where it is, so that it keeps the selection and what is typed. */
    private void showEntries() {
        List<Entry> now = view.entries();
        Set<String> ids = now.stream().map(Entry::id).collect(Collectors.toSet());
        entries.removeIf(entry -> !ids.contains(entry.id()));
        for (int i = 0; i < now.size(); i++) {
            Entry entry = now.get(i);
            boolean there = i < entries.size() && entries.get(i).id().equals(entry.id());
            if (there && !entries.get(i).equals(entry)) {
                entries.set(i, entry);
            } else if (!there) {
                entries.removeIf(moved -> moved.id().equals(entry.id()));
                entries.add(i, entry);
            }
        }
    }

    /** Line by line, so that what has the focus keeps it. */
    private static <T> void replace(ObservableList<T> shown, List<T> now) {
        for (int i = 0; i < Math.min(shown.size(), now.size()); i++) {
            if (!shown.get(i).equals(now.get(i))) {
                shown.set(i, now.get(i));
            }
        }
        if (shown.size() > now.size()) {
            shown.remove(now.size(), shown.size());
        } else if (shown.size() < now.size()) {
            shown.addAll(now.subList(shown.size(), now.size()));
        }
    }

    private Entry find(String id) {
        return view.entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** The page opens, or it is left, which lets go of what is played. */
    public void setShowing(boolean now) {
        if (showing == now) {
            return;
        }
        showing = now;
        note = "";
        showProblem();
        if (!now) {
            wanted = "";
            player.close();
            renaming.apply(); // a call may have come while it was typed
        }
        session.library().watch(now);
    }

    PlayerModel player() {
        return player;
    }

    Exports exports() {
        return exports;
    }

    Renaming renaming() {
        return renaming;
    }

    /** Whether it can be opened in the player, which may then say that this kind of file is for other programs. */
    static boolean canPlay(Entry entry) {
        return entry.state() == State.WHOLE || entry.state() == State.RECOVERED;
    }

    /** Whether a part of it can be cut out, which is done in the player. */
    static boolean canExport(Entry entry) {
        return canPlay(entry) && PlayerModel.takes(entry.file());
    }

    /** Whether it can be renamed and deleted: not under a repair. */
    static boolean canChange(Entry entry) {
        return entry.state() != State.REPAIRING;
    }

    void play(Entry entry) {
        if (canPlay(entry)) {
            renaming.leave();
            note = "";
            showProblem();
            player.open(entry);
        }
    }

    void showInFolder(Path file) {
        files.showInFolder(file, none -> {
            note = Texts.of("library.no-file-manager", none);
            showProblem();
        });
    }

    void delete(Entry entry) {
        if (canChange(entry)) {
            hidden = "";
            session.library().delete(entry.id());
        }
    }

    void undoDelete() {
        session.library().undoDelete();
    }

    /** Leaves the line that says what was deleted; that stays deleted. */
    void hideDeleted() {
        hidden = view.deleted();
        deleted.set("");
    }

    void cancel(Job job) {
        session.library().cancel(job.number());
    }

    void dismiss(Job job) {
        session.library().dismiss(job.number());
    }

    ZonedDateTime now() {
        return ZonedDateTime.now(clock);
    }

    /** Where recordings are. */
    Path folder() {
        return view.folder();
    }

    /** Newest first. */
    ObservableList<Entry> entries() {
        return entries;
    }

    ObservableList<Job> jobs() {
        return jobs;
    }

    /** Whether it is known what there is. */
    ReadOnlyBooleanProperty known() {
        return known;
    }

    /** The title of what can be put back; empty for nothing. */
    ReadOnlyStringProperty deleted() {
        return deleted.getReadOnlyProperty();
    }

    /** What is wrong with the folder; empty for nothing. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }
}
