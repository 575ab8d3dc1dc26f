package dev.parley.app.engine.recording;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a moment of the monotonic clock lies in the file: time since the start without the pauses. Any thread; written
 * under the recorder's lock.
 *
 * <pre>
 *  clock  ──start────────pause      resume──────stop──▶
 *  file     0 ────────── p          p ───────── end
 * </pre>
 */
final class Timeline {
    private static final long OPEN = Long.MAX_VALUE;

    /** A time in which it records: from, to (ns of the clock), and where it begins in the file, ns. */
    private record Span(long from, long to, long at) {
        private long length(long now) {
            return Math.min(now, to) - from;
        }
    }

    /** Never empty, never changed in place. */
    private volatile List<Span> spans;

    Timeline(long start) {
        spans = List.of(new Span(start, OPEN, 0));
    }

    /** It pauses, or stops; nothing if it does already. */
    void pause(long now) {
        Span last = spans.getLast();
        if (last.to == OPEN) {
            replaceLast(new Span(last.from, Math.max(last.from, now), last.at), null);
        }
    }

    /** It goes on. */
    void resume(long now) {
        Span last = spans.getLast();
        if (last.to != OPEN) {
            long from = Math.max(last.to, now);
            replaceLast(last, new Span(from, OPEN, last.at + last.length(last.to)));
        }
    }

    private void replaceLast(Span last, Span next) {
        List<Span> changed = new ArrayList<>(spans);
        changed.set(changed.size() - 1, last);
        if (next != null) {
            changed.add(next);
        }
        spans = List.copyOf(changed);
    }

    /** Whether what is of this moment is recorded. */
    boolean runs(long time) {
        for (Span span : spans.reversed()) {
            if (time >= span.from) {
                return time < span.to;
            }
        }
        return false;
    }

    /** The time in the file, ns; during a pause, that at which it paused; 0 before the start. */
    long at(long time) {
        for (Span span : spans.reversed()) {
            if (time >= span.from) {
                return span.at + span.length(time);
            }
        }
        return 0;
    }
}
