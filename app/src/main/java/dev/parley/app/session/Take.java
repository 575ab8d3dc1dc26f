package dev.parley.app.session;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecordedTrack.Kind;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.settings.RecordingNote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One recording, from the moment that it may begin until its files are complete. Owned by the {@code call} thread.
 *
 * <pre>
 *            named, and there is            stop
 *   NAMING ──── an engine ─────► RUNNING ──────────► STOPPING ──► complete
 *     │  ▲                          │ engine died
 *     ▼  │ connected with a fresh   ▼
 *   WAITING ◄───────────────────────┘
 * </pre>
 */
final class Take {
    /** Where it is. */
    enum Phase {
        /** A name is being looked for. */
        NAMING,
        /** For an engine, and for the call to be connected. */
        WAITING,
        RUNNING,
        /** The engine completes the file. */
        STOPPING
    }

    private final Conversation conversation;
    private final RecorderSide.Names names;
    private final Set<Kind> kinds;
    private final RecorderOptions options;
    private final RecordingNote note;
    /** All names that were taken for it, in order; the last one is of now. */
    private final List<Path> taken = new ArrayList<>();
    /** Those that there is something in. */
    private final List<Path> files = new ArrayList<>();
    /** Done when there is nothing more of it. */
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    Phase phase = Phase.NAMING;
    /** What the engine knows the file of now by; empty before there is one. */
    String name = "";
    /** Whether it is to leave out what comes. */
    boolean held;
    /** Whether an engine died of it. */
    boolean broken;
    /** What the engine was told last. */
    List<RecordedTrack> tracks = List.of();

    /**
     * It is about to begin.
     *
     * @param conversation the call that it is of; {@link Conversation#NONE} where it is of oneself alone
     * @param kinds what is recorded of oneself outside of a call
     */
    Take(
            Conversation conversation,
            RecorderSide.Names names,
            Set<Kind> kinds,
            RecorderOptions options,
            RecordingNote note) {
        this.conversation = conversation;
        this.names = names;
        this.kinds = kinds.isEmpty() ? EnumSet.noneOf(Kind.class) : EnumSet.copyOf(kinds);
        this.options = options;
        this.note = note;
    }

    boolean ofCall() {
        return conversation.exists();
    }

    boolean ofCall(String callId) {
        return ofCall() && conversation.callId().equals(callId);
    }

    RecorderOptions options() {
        return options;
    }

    RecordingNote note() {
        return note;
    }

    List<Path> taken() {
        return taken;
    }

    List<Path> files() {
        return files;
    }

    /** Done when there is nothing more of it. */
    CompletableFuture<Void> end() {
        return end;
    }

    /** The name of the file of now, without its folder. */
    String fileName() {
        return taken.isEmpty() ? "" : taken.getLast().getFileName().toString();
    }

    /**
     * What is to be recorded now.
     *
     * @param peer the peer connection of the call; not for one of oneself
     * @param mine whether I share a screen
     * @param theirs whether the other side does
     */
    List<RecordedTrack> wanted(String peer, boolean mine, boolean theirs) {
        List<RecordedTrack> wanted = new ArrayList<>();
        if (!ofCall()) {
            kinds.forEach(kind -> wanted.add(new RecordedTrack(names.me(), kind, EngineCommand.SELF)));
            return wanted;
        }
        add(wanted, names.me(), EngineCommand.SELF, mine);
        add(wanted, names.others(), peer, theirs);
        return wanted;
    }

    private void add(List<RecordedTrack> wanted, String person, String source, boolean screen) {
        boolean pictures = !options.mimeType().startsWith("audio/");
        if (pictures) {
            wanted.add(new RecordedTrack(person, Kind.CAMERA, source));
        }
        wanted.add(new RecordedTrack(person, Kind.SOUND, source));
        // What has a track for itself must have it from the beginning.
        if (pictures && (screen || options.layout() == RecordingLayout.TRACKS)) {
            wanted.add(new RecordedTrack(person, Kind.SCREEN, source));
        }
    }

    /** The end of its files' names, with a dot. */
    static String extension(RecorderOptions options) {
        return switch (options.mimeType().replaceFirst(";.*", "").strip()) {
            case RecorderOptions.MP4 -> ".mp4";
            case RecorderOptions.M4A -> ".m4a";
            case RecorderOptions.MATROSKA -> ".mkv";
            default -> ".webm";
        };
    }
}
