package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineRestTest {
    private final Turns turns = new Turns();
    private final List<String> done = new ArrayList<>();
    private final EngineRest rest = new EngineRest(turns, new EngineRest.Engine() {
        @Override
        public void rest() {
            done.add("rest");
        }

        @Override
        public void wake() {
            done.add("wake");
        }
    });

    private void expect(String... what) {
        assertEquals(List.of(what), done);
        done.clear();
    }

    @Test
    void it_ends_a_minute_after_it_was_needed_last_and_is_back_at_once() {
        rest.update(true);
        expect("wake");
        rest.update(false);
        turns.advance(EngineRest.AFTER_MS - 1);
        expect();
        rest.update(false); // what changes meanwhile makes it no longer
        turns.advance(1);
        expect("rest");
        rest.update(false);
        turns.advance(10 * EngineRest.AFTER_MS);
        expect();
        rest.update(true);
        rest.update(true);
        expect("wake");
        rest.update(false);
        turns.advance(EngineRest.AFTER_MS);
        expect("rest");
    }

    @Test
    void it_goes_on_where_something_needs_it_within_the_minute() {
        rest.update(true);
        rest.update(false);
        turns.advance(EngineRest.AFTER_MS - 1);
        rest.update(true);
        turns.advance(EngineRest.AFTER_MS);
        expect("wake");
    }

    @Test
    void a_program_that_starts_in_the_background_has_none() {
        rest.update(false);
        turns.advance(10 * EngineRest.AFTER_MS);
        expect();
    }
}
