package dev.parley.app.engine.screen;

import dev.parley.app.engine.screen.X11Target.State;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Single small pictures. What was asked for stays prepared for some seconds, as a picker asks again and again. On the thread of
 * the connection.
 */
final class Thumbnails {
    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);
    private static final long KEPT_NS = 5_000_000_000L;
    private static final long AGAIN_NS = 20_000_000L;
    private static final long LONGEST_NS = 3_000_000_000L;

    private record Wanted(String id, int width, int height, Sink sink, long sinceNs) {}

    private static final class Kept {
        final X11Target target;
        long used;

        Kept(X11Target target) {
            this.target = target;
        }
    }

    private final X11Session session;
    private final Map<String, Kept> targets = new HashMap<>();
    private final List<Wanted> wanted = new ArrayList<>();
    private Frame frame;

    Thumbnails(X11Session session) {
        this.session = session;
    }

    void add(String id, int width, int height, Sink sink) {
        wanted.add(new Wanted(id, width, height, sink, System.nanoTime()));
    }

    /** Takes note of an event. */
    void handle(Answer event) {
        for (Kept kept : targets.values()) {
            boolean unused = kept.target.handle(event);
        }
    }

    /** When {@link #turn} is wanted next. */
    long due(long now) {
        if (!wanted.isEmpty()) {
            return now + AGAIN_NS;
        }
        return targets.isEmpty() ? Long.MAX_VALUE : now + KEPT_NS;
    }

    /** Takes the pictures that can be had now, and lets go of what nobody asked for in a while. */
    void turn(long now) throws IOException {
        for (Wanted one : List.copyOf(wanted)) {
            wanted.remove(one);
            attempt(one, now);
        }
        targets.values().removeIf(kept -> {
            boolean old = now - kept.used > KEPT_NS;
            if (old) {
                kept.target.close();
            }
            return old;
        });
        if (targets.isEmpty() && frame != null) {
            frame.close();
            frame = null;
        }
    }

    /** Nothing comes any more. */
    void fail(String detail) {
        wanted.forEach(one -> one.sink().ended("failed", detail));
        wanted.clear();
    }

    private void attempt(Wanted one, long now) throws IOException {
        try {
            if (take(one, now)) {
                return;
            }
            if (now - one.sinceNs() < LONGEST_NS) {
                wanted.add(one);
            } else {
                one.sink().ended("failed", "the window has no picture");
            }
        } catch (IOException e) {
            wanted.add(one);
            throw e;
        } catch (RuntimeException e) {
            LOG.error("a thumbnail of {}", one.id(), e);
        }
    }

    // Whether the sink was told something.
    private boolean take(Wanted one, long now) throws IOException {
        Kept kept = targets.get(one.id());
        if (kept == null) {
            X11Target target = X11Target.of(one.id(), session);
            if (target == null) {
                one.sink().ended("failed", X11Target.UNKNOWN);
                return true;
            }
            kept = new Kept(target);
            targets.put(one.id(), kept);
        }
        kept.used = now;
        X11Target target = kept.target;
        State state = target.check(now);
        switch (state) {
            case MINIMISED -> one.sink().waiting("minimised");
            case GONE -> {
                one.sink().ended(target.goneWhy(), "");
                targets.remove(one.id());
                target.close();
            }
            case READY -> {
                return picture(one, target, now);
            }
            case SETTLING -> {
                return false;
            }
        }
        return true;
    }

    private boolean picture(Wanted one, X11Target target, long now) throws IOException {
        if (frame == null) {
            frame = session.newFrame();
        }
        int width = target.area().width();
        int height = target.area().height();
        frame.size(width, height);
        if (!frame.fetch(target.drawable(), target.area(), 0)) {
            return false;
        }
        for (Area hidden : target.hiddenInPicture()) {
            frame.hide(hidden);
        }
        int[] size = Downscale.fit(width, height, one.width(), one.height());
        ByteBuffer small = Downscale.scale(frame.picture(), width, height, size[0], size[1]);
        for (int alpha = Frame.PIXEL - 1; alpha < small.capacity(); alpha += Frame.PIXEL) {
            small.put(alpha, (byte) 0xff);
        }
        one.sink().picture(small, size[0], size[1], now);
        return true;
    }
}
