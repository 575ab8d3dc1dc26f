package dev.parley.app.engine.screen;

import dev.parley.app.engine.screen.X11Target.State;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * The picture of one target, kept up to date in a frame: only rows in which something was drawn are fetched, windows of this
 * program are painted over and the pointer is drawn last. On the thread of the connection.
 */
final class X11Picture implements AutoCloseable {
    /** What came of fetching. */
    enum Fetched {
        SAME,
        CHANGED,
        REFUSED
    }

    private final X11Session session;
    private final X11Target target;
    private final Frame frame;
    private final Damage damage;
    private final PointerLayer layer = new PointerLayer();
    private boolean damaged;
    private boolean allDamaged = true;
    private boolean whole;
    private List<Area> hidden = List.of();

    /**
     * A picture that is fetched yet.
     *
     * @param target closed by this
     * @param frame where it is made; not closed
     */
    X11Picture(X11Session session, X11Target target, Frame frame) {
        this.session = session;
        this.target = target;
        this.frame = frame;
        damage = new Damage(session.server(), target.window());
    }

    /** Takes note of an event; whether {@link #check} is wanted. */
    boolean handle(Answer event) {
        damaged |= damage.concerns(event);
        return target.handle(event);
    }

    /** Looks again at the target; what follows is right only after READY. */
    State check(long now) throws IOException {
        State state = target.check(now);
        Area area = target.area();
        if (state != State.READY) {
            renew();
        } else if (area.width() != frame.width() || area.height() != frame.height()) {
            layer.forget();
            frame.size(area.width(), area.height());
            renew();
        }
        return state;
    }

    String goneWhy() {
        return target.goneWhy();
    }

    /** All is to be fetched again. */
    void renew() {
        allDamaged = true;
        whole = false;
    }

    /** Whether something was drawn since it was fetched. */
    boolean isOld() {
        return damaged || allDamaged;
    }

    /** Whether there is a picture, be it old. */
    boolean isWhole() {
        return whole;
    }

    /** Brings the picture up to date, where it changed without the pointer. */
    Fetched fetch() throws IOException {
        boolean all = allDamaged;
        damaged = false;
        Area picture = new Area(0, 0, frame.width(), frame.height());
        Area drawn = damage.take().movedBy(-target.originX(), -target.originY()).and(picture);
        all |= updateHidden();
        if (!all && (drawn.isEmpty() || isHidden(drawn))) {
            return Fetched.SAME;
        }
        Area rows = all ? picture : new Area(0, drawn.y(), picture.width(), drawn.height());
        layer.lift(frame);
        Area from = rows.movedBy(target.area().x(), target.area().y());
        if (!frame.fetch(target.drawable(), from, rows.y())) {
            renew();
            return Fetched.REFUSED;
        }
        // What moved before the picture was taken is known now, if not at its beginning.
        boolean any = session.drain();
        allDamaged = any && updateHidden();
        for (Area one : hidden) {
            frame.hide(allDamaged ? one : one.and(rows));
        }
        whole = true;
        return Fetched.CHANGED;
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

    /** Draws the pointer where it is now; whether that changes the picture. */
    boolean withPointer() throws IOException {
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

    /** Takes the pointer away; whether that changes the picture. */
    boolean withoutPointer() {
        boolean drawn = layer.drawn() != null;
        layer.lift(frame);
        return drawn;
    }

    @Override
    public void close() {
        damage.close();
        target.close();
    }
}
