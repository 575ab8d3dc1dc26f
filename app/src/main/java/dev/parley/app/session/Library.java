package dev.parley.app.session;

import java.nio.file.Path;

/**
 * The recordings that are on this computer. Methods may be called on any thread and never block; the outcome is in the next
 * {@link Snapshot#library}.
 */
public interface Library {

    /** Whether somebody looks, so that the list is kept up to date. */
    void watch(boolean on);

    /** Gives a recording another title; its file gets that name where the system allows it. */
    void rename(String id, String title);

    /** Takes a recording off the list; it is gone for good after a while, or when the program ends. */
    void delete(String id);

    /** Puts back what was deleted last. */
    void undoDelete();

    /** Copies a recording's file. */
    void saveAs(String id, Path target);

    /** Writes a part of a recording, from the key frame at or before {@code fromMs}, without encoding it anew. */
    void export(String id, long fromMs, long toMs, Path target);

    /** Writes one picture of a recording as PNG. */
    void still(String id, long atMs, Path target);

    /** Ends work that is under way; what it has written is taken away. */
    void cancel(int job);

    /** Leaves the line that says how a piece of work ended. */
    void dismiss(int job);
}
