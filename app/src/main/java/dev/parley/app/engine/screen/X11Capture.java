package dev.parley.app.engine.screen;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.screen.X11Target.State;
import java.io.IOException;
import java.util.List;
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
    private final PointerLayer layer = new PointerLayer();
    private DisplayOptions options;
    private X11Target target;
    private Damage damage;
    private boolean paused;
    private boolean ended;

    private State state = State.SETTLING;
    // Empty while there are pictures; null before anything was told.
    private String waiting;
    private boolean lookAgain = true;
    private long looked;
    private boolean damaged;
    private boolean allDamaged = true;
    private List<Area> hidden = List.of();
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
    public void source(DisplaySource other) {
        screen.accept(() -> start(other));
    }

    @Override
    public void options(DisplayOptions newOptions) {
        Objects.requireNonNull(newOptions);
        screen.accept(() -> {
            options = newOptions;
            lookAgain = true;
            allDamaged = true;
        });
    }

    @Override
    public void pause(boolean pause) {
        screen.accept(() -> {
            paused = pause;
            lookAgain = true;
            allDamaged = true;
        });
    }

    @Override
    public void close() {
        synchronized (telling) {
            closed = true;
        }
        screen.accept(this::stop);
    }

    /** Begins, or goes on with another source. */
    void start(DisplaySource source) {
        if (ended) {
            return;
        }
        X11Target next = X11Target.of(source.id(), session);
        if (next == null) {
            end("failed", "the X server lacks the extension Composite");
            return;
        }
        leave();
        target = next;
        damage = new Damage(session.server(), target.window());
        state = State.SETTLING;
        lookAgain = true;
        allDamaged = true;
        hidden = List.of();
    }

    /** Takes note of an event. */
    void handle(Answer event) {
        if (target != null) {
            lookAgain |= target.handle(event);
            damaged |= damage.concerns(event);
        }
    }

    /** When {@link #turn} is wanted next, if no event comes before. */
    long due(long now) {
        if (target == null || paused) {
            return Long.MAX_VALUE;
        }
        if (lookAgain) {
            return now;
        }
        if (state != State.READY || session.isLocked()) {
            return looked + (state == State.SETTLING ? interval() : SECOND);
        }
        long due = Math.min(looked, delivered) + SECOND;
        if (damaged || allDamaged) {
            due = Math.min(due, nextPicture);
        }
        return options.cursor() ? Math.min(due, Math.max(nextPicture, nextPointer)) : due;
    }

    /** Does what is due. */
    void turn(long now) throws IOException {
        if (target == null || paused) {
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
        state = target.check(now);
        if (state == State.GONE) {
            end(target.goneWhy(), "");
        } else if (state == State.READY) {
            Area area = target.area();
            if (area.width() != frame.width() || area.height() != frame.height()) {
                layer.forget();
                frame.size(area.width(), area.height());
                allDamaged = true;
            }
        } else {
            allDamaged = true;
        }
    }

    private void show(long now) throws IOException {
        boolean changed = false;
        if ((damaged || allDamaged) && now >= nextPicture) {
            changed = fetch(now);
        }
        if (state != State.READY || (allDamaged && !changed)) {
            return;
        }
        if (!options.cursor() && layer.drawn() != null) {
            layer.lift(frame);
            changed = true;
        }
        if (options.cursor() && (changed || now >= nextPointer)) {
            nextPointer = now + interval();
            changed |= point();
        }
        if (changed || now - delivered >= SECOND) {
            deliver(now);
        }
    }

    // Whether there is something new in the picture, which then is without the pointer.
    private boolean fetch(long now) throws IOException {
        boolean all = allDamaged;
        damaged = false;
        Area picture = new Area(0, 0, frame.width(), frame.height());
        Area drawn = damage.take().movedBy(-target.originX(), -target.originY()).and(picture);
        all |= updateHidden();
        if (!all && (drawn.isEmpty() || isHidden(drawn))) {
            return false;
        }
        Area rows = all ? picture : new Area(0, drawn.y(), picture.width(), drawn.height());
        layer.lift(frame);
        Area from = rows.movedBy(target.area().x(), target.area().y());
        if (!frame.fetch(target.drawable(), from, rows.y())) {
            // It is about to change its size, or gone.
            allDamaged = true;
            looked = now;
            state = State.SETTLING;
            return false;
        }
        // What moved before the picture was taken is known now, if not at its beginning.
        boolean any = session.drain();
        allDamaged = any && updateHidden();
        for (Area one : hidden) {
            frame.hide(allDamaged ? one : one.and(rows));
        }
        return true;
    }

    private boolean updateHidden() throws IOException {
        List<Area> now = target.hiddenInPicture();
        boolean changed = !now.equals(hidden);
        hidden = now;
        return changed;
    }

    private boolean isHidden(Area drawn) {
        return hidden.stream().anyMatch(one -> one.and(drawn).equals(drawn));
    }

    // Draws the pointer where it is now; whether that changes the picture.
    private boolean point() throws IOException {
        int[] place = target.pointer();
        Pointer.Look look = place == null ? null : session.pointer().look();
        PointerLayer.Spot spot =
                look == null ? null : new PointerLayer.Spot(look, place[0] - look.hotX(), place[1] - look.hotY());
        if (Objects.equals(spot, layer.drawn())) {
            return false;
        }
        layer.lift(frame);
        if (spot != null) {
            layer.draw(frame, spot);
        }
        return true;
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
        allDamaged = true;
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
        if (target != null) {
            damage.close();
            target.close();
            target = null;
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
