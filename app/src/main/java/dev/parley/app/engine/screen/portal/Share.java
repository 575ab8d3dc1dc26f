package dev.parley.app.engine.screen.portal;

import dev.parley.app.engine.api.DisplaySource.Surface;
import dev.parley.app.engine.screen.DisplayException;
import java.util.concurrent.RejectedExecutionException;
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
        void picked();

        /** A picture can be taken. */
        void arrived();

        /** {@link Share#state} is another one. */
        void changed(String error);

        /** The window or monitor is there no more. */
        void gone();

        /** There is no share, or no more: the person or the system said no, or something misses. */
        void ended(String why, String detail);
    }

    Share(PortalDisplays displays, boolean cursor, Listener listener) {
        this.displays = displays;
        this.cursor = cursor;
        this.listener = listener;
        this.cast = displays.cast((why, detail) -> tell(l -> l.ended(why, detail)));
    }

    /**
     * Asks the person.
     *
     * @param remembered whether what was shared the last time is good as well, without a question
     */
    void start(boolean remembered) {
        displays.portal().execute(() -> {
            String token = remembered ? displays.token().get() : null;
            try {
                // Before the person is asked for what can't be done.
                PipeWire pipewire = displays.library();
                ScreenCast.Picked now = cast.pick(cursor, token);
                displays.token().put(now.restoreToken());
                tell(l -> open(pipewire, now));
            } catch (DisplayException e) {
                if (token != null && e.code().equals("failed")) {
                    displays.token().put(null);
                }
                refused(e);
            } catch (RuntimeException | LinkageError e) {
                LOG.error("nothing could be picked", e);
                tell(l -> l.ended("failed", e.toString()));
            }
        });
    }

    private void refused(DisplayException why) {
        tell(l -> l.ended(why.code(), why.getMessage()));
    }

    private void open(PipeWire pipewire, ScreenCast.Picked now) {
        picked = now;
        try {
            stream = PipeWireStream.open(
                    pipewire, displays.remote(), now.node(), FRAMES_PER_SECOND, new PipeWireStream.Listener() {
                        @Override
                        public void arrived() {
                            tell(Listener::arrived);
                        }

                        @Override
                        public void changed(PipeWireStream.State next, String error) {
                            tell(l -> {
                                state = next;
                                l.changed(error);
                            });
                        }

                        @Override
                        public void gone() {
                            tell(Listener::gone);
                        }
                    });
        } catch (DisplayException e) {
            refused(e);
            return;
        }
        listener.picked();
    }

    private void tell(Consumer<Listener> what) {
        try {
            displays.screen().execute(() -> {
                try {
                    if (!isClosed) {
                        what.accept(listener);
                    }
                } catch (RuntimeException | Error e) {
                    LOG.error("a share failed", e);
                    listener.ended("failed", e.toString());
                }
            });
        } catch (RejectedExecutionException e) {
            // After the end of all nobody is there to be told.
            LOG.trace("closed", e);
        }
    }

    PipeWireStream.State state() {
        return state;
    }

    /** As {@link PipeWireStream#stage}; after the pick. */
    PipeWireStream.Stage stage() {
        return stream.stage();
    }

    /** What was picked; a monitor before. */
    Surface surface() {
        return picked == null ? Surface.MONITOR : picked.surface();
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
