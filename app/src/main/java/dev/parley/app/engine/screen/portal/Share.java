package dev.parley.app.engine.screen.portal;

import dev.parley.app.engine.api.DisplaySource.Surface;
import dev.parley.app.engine.screen.DisplayException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pick of the person, from the question to the end of its pictures: a session of the portal, and then a stream of
 * PipeWire. The {@code screen} thread owns it.
 */
final class Share implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Share.class);

    /** More than what is ever shown is dropped by us: the node may be used for smooth motion later. */
    private static final int FRAMES_PER_SECOND = 30;

    private final PortalDisplays displays;
    private final boolean cursor;
    private final Listener listener;
    private final ScreenCast cast;
    /** Null before the pick. */
    private ScreenCast.Picked picked;
    /** Null before the pick. */
    private PipeWireStream stream;

    private PipeWireStream.State state = PipeWireStream.State.CONNECTING;
    private boolean isClosed;

    /** Is told on the {@code screen} thread; nothing once the share is closed. */
    interface Listener {
        /** The person picked; pictures are asked for. */
        void picked(Share share);

        /** There is no share: the person or the system said no, or something misses. */
        void refused(Share share, DisplayException why);

        /** A picture can be taken. */
        void arrived(Share share);

        /** {@link Share#state} is another one. */
        void changed(Share share, String error);

        /** The window or monitor is there no more. */
        void gone(Share share);

        /** The system ended it. */
        void ended(Share share, String why, String detail);
    }

    Share(PortalDisplays displays, boolean cursor, Listener listener) {
        this.displays = displays;
        this.cursor = cursor;
        this.listener = listener;
        BiConsumer<String, String> ended = (why, detail) -> tell(l -> l.ended(this, why, detail));
        this.cast = displays.cast(ended);
    }

    /** Where to look for the permission of another time. */
    enum Memory {
        /** The file: what was shared last, with or without the pointer as now. */
        KEPT,
        /** What is shared now. */
        CURRENT,
        /** None: the person shall pick. */
        NONE
    }

    /** Asks the person, or goes without that by a permission. */
    void start(Memory memory, String current) {
        displays.portal().execute(() -> {
            try {
                // Before the person is asked for what can't be done.
                PipeWire pipewire = displays.library();
                String token =
                        switch (memory) {
                            case KEPT -> displays.tokens().get(cursor);
                            case CURRENT -> current;
                            case NONE -> null;
                        };
                ScreenCast.Picked now = cast.pick(cursor, token);
                displays.tokens().put(cursor, now.restoreToken());
                tell(l -> open(pipewire, now));
            } catch (DisplayException e) {
                if (e.code().equals("failed")) {
                    displays.tokens().put(cursor, null);
                }
                tell(l -> l.refused(this, e));
            } catch (RuntimeException | LinkageError e) {
                tell(l -> l.refused(this, failed(e)));
            }
        });
    }

    private static DisplayException failed(Throwable cause) {
        DisplayException failure = new DisplayException("failed", cause.toString());
        failure.initCause(cause);
        return failure;
    }

    private void open(PipeWire pipewire, ScreenCast.Picked now) {
        picked = now;
        try {
            stream = PipeWireStream.open(
                    pipewire, displays.remote(), now.node(), FRAMES_PER_SECOND, new PipeWireStream.Listener() {
                        @Override
                        public void arrived() {
                            tell(l -> l.arrived(Share.this));
                        }

                        @Override
                        public void changed(PipeWireStream.State next, String error) {
                            tell(l -> {
                                state = next;
                                l.changed(Share.this, error);
                            });
                        }

                        @Override
                        public void gone() {
                            tell(l -> l.gone(Share.this));
                        }
                    });
        } catch (DisplayException e) {
            listener.refused(this, e);
            return;
        }
        listener.picked(this);
    }

    private void tell(Consumer<Listener> what) {
        // After the end of all nobody is there to be told.
        if (!displays.screen().isShutdown()) {
            displays.screen().execute(() -> {
                try {
                    if (!isClosed) {
                        what.accept(listener);
                    }
                } catch (RuntimeException | Error e) {
                    LOG.error("a share failed", e);
                    listener.ended(this, "failed", e.toString());
                }
            });
        }
    }

    boolean isPicked() {
        return picked != null;
    }

    boolean hasCursor() {
        return cursor;
    }

    PipeWireStream.State state() {
        return state;
    }

    /** What was picked; a monitor before. */
    Surface surface() {
        return picked == null ? Surface.MONITOR : picked.surface();
    }

    /** For the same source again; null where the system gives none. */
    String token() {
        return picked == null ? null : picked.restoreToken();
    }

    /** As {@link PipeWireStream#take}. */
    boolean take(Picture to) {
        return stream != null && stream.take(to);
    }

    void setActive(boolean active) {
        if (stream != null) {
            stream.setActive(active);
        }
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            cast.close();
            if (stream != null) {
                stream.close();
            }
        }
    }
}
