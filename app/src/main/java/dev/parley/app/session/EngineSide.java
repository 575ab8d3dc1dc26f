package dev.parley.app.session;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.session.Snapshot.EngineStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's life and the pictures that it draws, which a fresh one must be told of again. Owned by the {@code call}
 * thread, but for {@link #open}.
 */
final class EngineSide {
    private static final Logger LOG = LoggerFactory.getLogger(EngineSide.class);

    private final Environment environment;
    private final Consumer<EngineCommand> engine;
    private final Runnable changed;
    private final List<View> views = new ArrayList<>();
    private EngineStatus status = new EngineStatus(EngineStatus.State.STARTING, "", "");
    private String remote;
    private boolean previewAllowed;
    private boolean previewing;
    private int surfaces;

    EngineSide(Environment environment, Consumer<EngineCommand> engine, Runnable changed) {
        this.environment = environment;
        this.engine = engine;
        this.changed = changed;
    }

    EngineStatus status() {
        return status;
    }

    void ready() {
        status = new EngineStatus(EngineStatus.State.READY, "", "");
        previewing = false;
        preview();
        views.forEach(View::show);
        changed.run();
    }

    void died() {
        lost(EngineStatus.State.RESTARTING);
    }

    void rests() {
        lost(EngineStatus.State.STARTING);
    }

    private void lost(EngineStatus.State now) {
        status = new EngineStatus(now, "", "");
        remote = null;
        changed.run();
    }

    /** The first reason stays: what comes after it is its consequence. */
    void unavailable(String code, String detail) {
        if (status.state() == EngineStatus.State.UNAVAILABLE) {
            return;
        }
        status = new EngineStatus(EngineStatus.State.UNAVAILABLE, code, detail);
        changed.run();
    }

    /** Which peer connection the remote picture comes from; null for none. */
    void remote(String peer) {
        if (peer != null && !peer.equals(remote)) {
            remote = peer;
            views.stream().filter(View::ofPeer).forEach(View::show);
        }
        remote = peer;
    }

    /** Whether a picture of oneself may open the camera now. */
    void allowPreview(boolean allowed) {
        previewAllowed = allowed;
        preview();
    }

    /** Opens a view. Any thread. */
    Surface open(PictureSource source) {
        return open(source, "");
    }

    /** Opens a view of what the engine knows by this name. Any thread. */
    Surface open(String name) {
        return open(null, name);
    }

    private Surface open(PictureSource source, String named) {
        try {
            Path file = environment.pictures().create();
            View view = new View(source, named, file, environment.pictures().memory(file));
            environment.call().execute(() -> {
                view.name = "view" + ++surfaces;
                views.add(view);
                preview();
                view.show();
            });
            return view;
        } catch (IOException e) {
            throw new UncheckedIOException("no memory for a picture", e);
        }
    }

    private void preview() {
        boolean wanted = views.stream()
                .anyMatch(view ->
                        view.source == PictureSource.PREVIEW || (view.source == PictureSource.SELF && previewAllowed));
        if (wanted != previewing) {
            previewing = wanted;
            engine.accept(new EngineCommand.Preview(wanted));
        }
    }

    /** One view. Fields that are not final are owned by the {@code call} thread. */
    private final class View implements Surface {
        /** Null for what has a name of its own. */
        private final PictureSource source;

        private final String named;
        private final Path file;
        private final PictureMemory memory;
        private String name;
        private int width = 640;
        private int height = 360;

        View(PictureSource source, String named, Path file, PictureMemory memory) {
            this.source = source;
            this.named = named;
            this.file = file;
            this.memory = memory;
        }

        void show() {
            String from =
                    switch (source) {
                        case null -> named;
                        case SELF, PREVIEW -> EngineCommand.SELF;
                        case SCREEN -> EngineCommand.SELF + EngineCommand.SCREEN;
                        case REMOTE -> remote;
                        case REMOTE_SCREEN -> remote + EngineCommand.SCREEN;
                    };
            if (from != null && (!ofPeer() || remote != null)) {
                engine.accept(new EngineCommand.ShowPicture(name, from, file.toString(), width, height));
            }
        }

        boolean ofPeer() {
            return source == PictureSource.REMOTE || source == PictureSource.REMOTE_SCREEN;
        }

        @Override
        public PictureMemory memory() {
            return memory;
        }

        @Override
        public void resize(int newWidth, int newHeight) {
            environment.call().execute(() -> {
                if (newWidth > 0 && newHeight > 0 && (newWidth != width || newHeight != height)) {
                    width = newWidth;
                    height = newHeight;
                    if (views.contains(this)) {
                        show();
                    }
                }
            });
        }

        @Override
        public void close() {
            environment.call().execute(() -> {
                if (views.remove(this)) {
                    engine.accept(new EngineCommand.HidePicture(name));
                    preview();
                    environment.disk().execute(() -> environment.pictures().delete(file));
                    LOG.debug("{} closed", name);
                }
            });
        }
    }
}
