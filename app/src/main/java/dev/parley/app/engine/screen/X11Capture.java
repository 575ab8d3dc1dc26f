package dev.parley.app.engine.screen;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.screen.X11Target.State;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One share of a monitor or window. {@link #turn} does what is due: a picture where something was drawn, at most as often as
 * the options say; the pointer in the same picture where only it moved; the same picture once a second.
 *
 * <p>Its public methods are for any thread, the others for that of the connection.
 */
final class X11Capture implements Capture {
    private static final Logger LOG = LoggerFactory.getLogger(X11Capture.class);
    private static final long SECOND = 1_000_000_000L;

    // What comes through the socket costs both sides much.
    private static final long SLOWEST_UNSHARED = SECOND / 10;

    private final X11Session session;
    private final Consumer<Runnable> screen;
    private final Sink sink;
    private final Object telling = new Object();
    private boolean closed;

    private final Frame frame;
    private DisplayOptions options;
    // Null before the start and after the end.
    private X11Picture picture;
    private boolean paused;
    private boolean ended;

    private State state = State.SETTLING;
    // Empty while there are pictures; null before anything was told.
    private String waiting;
    private boolean lookAgain = true;
    private long looked;
    private long nextPicture;
    private long nextPointer;
    private long delivered;

    X11Capture(X11Session session, Consumer<Runnable> screen, DisplayOptions options, Sink sink) {
        this.session = session;
        this.screen = screen;
        this.options = options;
        this.sink = sink;
        frame = session.newFrame();
    }

    @Override
    public void options(DisplayOptions newOptions) {
        Objects.requireNonNull(newOptions);
        screen.accept(() -> {
            options = newOptions;
            renew();
        });
    }

    @Override
    public void pause(boolean pause) {
        screen.accept(() -> {
            paused = pause;
            renew();
        });
    }

    @Override
    public void close() {
        synchronized (telling) {
            closed = true;
        }
        screen.accept(this::stop);
    }

    /** Begins. */
    void start(DisplaySource source) {
        if (ended) {
            return;
        }
        X11Target next = X11Target.of(source.id(), session);
        if (next == null) {
            end("failed", X11Target.UNKNOWN);
            return;
        }
        picture = new X11Picture(session, next, frame);
        state = State.SETTLING;
        renew();
    }

    private void renew() {
        lookAgain = true;
        if (picture != null) {
            picture.renew();
        }
    }

    /** Takes note of an event. */
    void handle(Answer event) {
        lookAgain |= picture != null && picture.handle(event);
    }

    /** When {@link #turn} is wanted next, if no event comes before. */
    long due(long now) {
        if (picture == null || paused) {
            return Long.MAX_VALUE;
        }
        if (lookAgain) {
            return now;
        }
        if (state != State.READY || session.isLocked()) {
            return looked + (state == State.SETTLING ? interval() : SECOND);
        }
        long due = Math.min(looked, delivered) + SECOND;
        if (picture.isOld()) {
            due = Math.min(due, nextPicture);
        }
        return options.cursor() ? Math.min(due, Math.max(nextPicture, nextPointer)) : due;
    }

    /** Does what is due. */
    void turn(long now) throws IOException {
        if (picture == null || paused) {
            return;
        }
        if (lookAgain || now - looked >= (state == State.SETTLING ? interval() : SECOND)) {
            look(now);
        }
        if (ended) {
            return;
        }
        if (session.isLocked()) {
            waitFor("locked");
        } else if (state == State.MINIMISED) {
            waitFor("minimised");
        } else if (state == State.READY) {
            show(now);
        }
    }

    private void look(long now) throws IOException {
        lookAgain = false;
        looked = now;
        state = picture.check(now);
        if (state == State.GONE) {
            end(picture.goneWhy(), "");
        }
    }

    private void show(long now) throws IOException {
        boolean changed = false;
        if (picture.isOld() && now >= nextPicture) {
            switch (picture.fetch()) {
                case SAME -> {}
                case CHANGED -> changed = true;
                case REFUSED -> {
                    // It is about to change its size, or gone.
                    looked = now;
                    state = State.SETTLING;
                    return;
                }
            }
        }
        if (!picture.isWhole()) {
            return;
        }
        if (!options.cursor()) {
            changed |= picture.withoutPointer();
        } else if (changed || now >= nextPointer) {
            nextPointer = now + interval();
            changed |= picture.withPointer();
        }
        if (changed || now - delivered >= SECOND) {
            deliver(now);
        }
    }

    private void deliver(long now) {
        long interval = interval();
        nextPicture = now - nextPicture < interval ? nextPicture + interval : now + interval;
        delivered = now;
        if (waiting == null || !waiting.isEmpty()) {
            waiting = "";
            tell(Sink::live);
        }
        tell(to -> to.picture(frame.picture().clear(), frame.width(), frame.height(), now));
    }

    private long interval() {
        long interval = SECOND / options.contentHint().framesPerSecond();
        return frame.isShared() ? interval : Math.max(interval, SLOWEST_UNSHARED);
    }

    private void waitFor(String why) {
        picture.renew();
        if (!why.equals(waiting)) {
            waiting = why;
            tell(to -> to.waiting(why));
        }
    }

    /** Ends it and says why. */
    void end(String why, String detail) {
        if (!ended) {
            stop();
            LOG.info("sharing ended: {} {}", why, detail);
            tell(to -> to.ended(why, detail));
        }
    }

    /** Ends it. */
    void stop() {
        if (!ended) {
            ended = true;
            leave();
            frame.close();
        }
    }

    boolean isEnded() {
        return ended;
    }

    private void leave() {
        if (picture != null) {
            picture.close();
            picture = null;
        }
    }

    private void tell(Consumer<Sink> what) {
        synchronized (telling) {
            if (!closed) {
                what.accept(sink);
            }
        }
    }
}
