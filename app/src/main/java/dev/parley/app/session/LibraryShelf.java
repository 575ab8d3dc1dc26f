package dev.parley.app.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which recordings there are: what a look through the folder finds, and what is renamed, deleted and put back in it.
 * Owned by the {@code call} thread; files are touched on the {@code disk} thread, one thing after the other.
 */
final class LibraryShelf {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryShelf.class);
    /** While somebody watches. */
    static final long LOOK_MS = 3_000;
    /** While a file may be left over before long. */
    static final long WAIT_MS = 10_000;
    /** How long what was deleted can be put back. */
    static final long UNDO_MS = TimeUnit.MINUTES.toMillis(10);

    private final Environment environment;
    private final LibraryDisk disk;
    private final Outside outside;
    private final Map<Path, LibraryItem> items = new HashMap<>();
    private final Deque<Deleted> deleted = new ArrayDeque<>();
    /** Being renamed, deleted or written down as repaired: what a look finds of them may be old. */
    private final Set<Path> moving = new HashSet<>();

    private boolean watched;
    private boolean known;
    private boolean gone;
    private boolean readOnly;
    private boolean failed;
    private boolean looking;
    private boolean lookOnce;
    /** Whether a look is due by itself. */
    private boolean planned;

    private int lastId;

    LibraryShelf(Environment environment, Outside outside) {
        this.environment = environment;
        this.disk = new LibraryDisk(
                environment.profile().recordings(), environment.profile().thumbnails());
        this.outside = outside;
    }

    /** Who wants to know. */
    interface Outside {
        /** Whether this may become a file that is left over by waiting. */
        boolean waits(LibraryItem item);

        /** The folder was looked through. */
        void looked();

        /** It can be seen that something has changed. */
        void changed();
    }

    /** A recording that can be put back. */
    private record Deleted(RecordingTrash.Thrown thrown, LibraryItem item) {}

    void begin() {
        environment.disk().execute(disk::tidy);
        look();
    }

    /** What was deleted is gone for good. */
    void close() {
        deleted.forEach(this::purge);
        deleted.clear();
    }

    /** Whether the folder is looked through again and again. */
    void watch(boolean on) {
        watched = on;
        if (on) {
            failed = false; // said long enough
            look();
        }
    }

    boolean isWatched() {
        return watched;
    }

    /** Newest first. */
    List<LibraryItem> items() {
        return items.values().stream()
                .sorted(Comparator.comparingLong(
                                (LibraryItem item) -> item.found().note().startedAt())
                        .reversed()
                        .thenComparing(item -> item.file().getFileName().toString()))
                .toList();
    }

    /** The recording that is known by this; null if there is none. */
    LibraryItem find(String id) {
        return items.values().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** The view without any jobs. */
    LibraryView view(Predicate<LibraryItem> shown, List<LibraryView.Job> jobs) {
        String problem = gone ? "folder-gone" : failed || readOnly ? "not-writable" : "";
        return new LibraryView(
                disk.folder(),
                known,
                items().stream().filter(shown).map(LibraryItem::entry).toList(),
                jobs,
                deleted.isEmpty() ? "" : deleted.peek().item().title(),
                problem);
    }

    /** Looks through the folder, once more if that is under way already. */
    void look() {
        if (looking) {
            lookOnce = true;
            return;
        }
        looking = true;
        environment.disk().execute(() -> {
            LibraryDisk.Listing listing = disk.list();
            environment.call().execute(() -> looked(listing));
        });
    }

    private void looked(LibraryDisk.Listing listing) {
        looking = false;
        known = true;
        // A folder that was never there is made by the first recording.
        gone = !listing.there() && (gone || !items.isEmpty());
        readOnly = listing.there() && !listing.writable();
        Map<Path, LibraryItem> before = new HashMap<>(items);
        items.keySet().retainAll(moving);
        for (LibraryDisk.Found found : listing.files()) {
            if (!moving.contains(found.file())) {
                LibraryItem item = before.get(found.file());
                if (item == null) {
                    item = new LibraryItem("r" + ++lastId, found);
                } else {
                    item.refresh(found);
                }
                items.put(found.file(), item);
            }
        }
        outside.looked();
        if (lookOnce) {
            lookOnce = false;
            look();
        } else {
            plan();
        }
    }

    private void plan() {
        if (planned || !(watched || items.values().stream().anyMatch(outside::waits))) {
            return;
        }
        planned = true;
        after(watched ? LOOK_MS : WAIT_MS, () -> {
            planned = false;
            look();
        });
    }

    void rename(LibraryItem item, String title) {
        LibraryDisk.Found found = item.found();
        if (title.isEmpty() || title.equals(item.title()) || !moving.add(found.file())) {
            return;
        }
        change(item, () -> disk.rename(found, title));
    }

    /** Whether it is about to be another file, or none. */
    boolean moves(LibraryItem item) {
        return moving.contains(item.file());
    }

    /** Finds a place for what a repair makes of an unfinished recording. */
    void place(LibraryItem item, Consumer<Path> then) {
        Path file = item.file();
        environment.disk().execute(() -> {
            Path whole = disk.repaired(file);
            environment.call().execute(() -> then.accept(whole));
        });
    }

    /** An unfinished recording is a whole one now. */
    void repaired(LibraryItem item, Path whole, boolean brokenKept) {
        LibraryDisk.Found found = item.found();
        moving.add(found.file());
        change(item, () -> disk.recovered(found, whole, brokenKept));
    }

    /** Makes another file of one that is {@link #moving}; it is known by the same id then. */
    private void change(LibraryItem item, Work<LibraryDisk.Found> what) {
        Path before = item.file();
        work(
                what,
                now -> {
                    moving.remove(before);
                    if (items.remove(before, item)) {
                        item.refresh(now);
                        items.put(now.file(), item);
                    }
                    look();
                },
                () -> moving.remove(before));
    }

    void delete(LibraryItem item) {
        Path file = item.file();
        if (!moving.add(file)) {
            return;
        }
        items.remove(file);
        work(
                () -> disk.delete(file),
                thrown -> {
                    moving.remove(file);
                    Deleted one = new Deleted(thrown, item);
                    deleted.push(one);
                    after(UNDO_MS, () -> forget(one));
                    look();
                },
                () -> {
                    moving.remove(file);
                    items.put(file, item);
                });
    }

    void undoDelete() {
        Deleted one = deleted.poll();
        if (one == null) {
            return;
        }
        work(
                () -> disk.restore(one.thrown()),
                file -> {
                    if (file.equals(one.item().file())) {
                        items.putIfAbsent(file, one.item());
                    }
                    look();
                },
                () -> deleted.push(one));
    }

    private void forget(Deleted one) {
        if (deleted.remove(one)) {
            purge(one);
            outside.changed();
        }
    }

    private void purge(Deleted one) {
        environment.disk().execute(() -> {
            try {
                disk.purge(one.thrown());
            } catch (IOException e) {
                LOG.warn("a deleted recording can't be purged; the next start tries again", e);
            }
        });
    }

    private void after(long ms, Runnable what) {
        var unused = environment.call().schedule(what, ms, TimeUnit.MILLISECONDS);
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Touches the disk. What fails is told by {@link LibraryView#problem} until something succeeds. */
    private <T> void work(Work<T> what, Consumer<T> done, Runnable undone) {
        outside.changed();
        environment.disk().execute(() -> {
            try {
                T result = what.run();
                environment.call().execute(() -> {
                    failed = false;
                    done.accept(result);
                    outside.changed();
                });
            } catch (IOException | RuntimeException e) {
                LOG.warn("a recording can't be changed", e);
                environment.call().execute(() -> {
                    failed = true;
                    undone.run();
                    outside.changed();
                    look();
                });
            }
        });
    }
}
