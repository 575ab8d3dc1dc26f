package dev.parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.cli.Program;
import dev.parley.app.instance.SecondStart.Outcome;
import dev.parley.app.session.LiveSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartTest {
    private static final Program.Opened OPENED = new Program.Opened() {
        @Override
        public LiveSession session() {
            throw new AssertionError("nobody asked for it");
        }

        @Override
        public void close() {}
    };

    private final List<String> steps = new ArrayList<>();
    private int opening;

    /** @param inUse so often it is in use */
    private Program.Opened start(int inUse, Outcome... outcomes) throws Program.OpenException {
        Iterator<Outcome> next = List.of(outcomes).iterator();
        return Start.firstOrSecond(
                () -> {
                    steps.add("open");
                    if (opening++ < inUse) {
                        throw new Program.InUseException("in use", Path.of("profile"));
                    }
                    return OPENED;
                },
                () -> {
                    steps.add("hand over");
                    return next.hasNext() ? next.next() : Outcome.NOBODY;
                },
                () -> steps.add("pause"));
    }

    @Test
    void the_first_opens_the_profile() throws Program.OpenException {
        assertSame(OPENED, start(0));
        assertEquals(List.of("open"), steps);
    }

    @Test
    void the_second_hands_over_also_to_one_that_does_not_listen_yet() throws Program.OpenException {
        assertNull(start(9, Outcome.NOBODY, Outcome.TAKEN));
        assertEquals(List.of("open", "hand over", "pause", "open", "hand over"), steps);
    }

    @Test
    void one_that_is_about_to_end_is_waited_for() throws Program.OpenException {
        assertSame(OPENED, start(2, Outcome.NOBODY, Outcome.NOBODY));
        assertEquals(5 + 2, steps.size());
    }

    @Test
    void one_that_hangs_or_never_listens_is_told_to_the_person() {
        assertTrue(assertThrows(Program.OpenException.class, () -> start(9, Outcome.NO_ANSWER))
                .getMessage()
                .contains("does not answer"));
        opening = 0;
        assertThrows(Program.InUseException.class, () -> start(Integer.MAX_VALUE));
    }
}
