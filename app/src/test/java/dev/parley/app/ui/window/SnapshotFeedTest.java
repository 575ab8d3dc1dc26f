package dev.parley.app.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SnapshotFeedTest {
    @Test
    void many_snapshots_are_one_task_with_the_newest() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        List<Snapshot> seen = new ArrayList<>();
        SnapshotFeed feed = new SnapshotFeed(tasks::add, seen::add);
        Snapshot last = State.with(s -> s.away = true);
        feed.accept(State.with(s -> {}));
        feed.accept(State.with(s -> {}));
        feed.accept(last);
        assertEquals(1, tasks.size());
        tasks.remove().run();
        assertEquals(1, seen.size());
        assertSame(last, seen.getFirst());
        feed.accept(State.with(s -> {}));
        assertEquals(1, tasks.size());
        tasks.remove().run();
        assertEquals(2, seen.size());
    }
}
