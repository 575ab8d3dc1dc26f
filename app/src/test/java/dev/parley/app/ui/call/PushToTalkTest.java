package dev.parley.app.ui.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.ui.call.PushToTalk.Effect;
import dev.parley.app.ui.call.PushToTalk.Input;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushToTalkTest {
    @ParameterizedTest(name = "{0} + {1} → {2}, {3}")
    @CsvSource({
        "UP,      PRESS_MUTED,   TALKING, UNMUTE",
        "UP,      PRESS_UNMUTED, SPENT,   NONE",
        "UP,      RELEASE,       UP,      NONE",
        "UP,      TOGGLE,        UP,      NONE",
        "UP,      END,           UP,      NONE",
        "UP,      FOCUS_LOST,    UP,      NONE",
        "TALKING, PRESS_MUTED,   TALKING, NONE",
        "TALKING, PRESS_UNMUTED, TALKING, NONE",
        "TALKING, RELEASE,       UP,      MUTE",
        "TALKING, TOGGLE,        SPENT,   NONE",
        "TALKING, END,           SPENT,   MUTE",
        "TALKING, FOCUS_LOST,    UP,      MUTE",
        "SPENT,   PRESS_MUTED,   SPENT,   NONE",
        "SPENT,   PRESS_UNMUTED, SPENT,   NONE",
        "SPENT,   RELEASE,       UP,      NONE",
        "SPENT,   TOGGLE,        SPENT,   NONE",
        "SPENT,   END,           SPENT,   NONE",
        "SPENT,   FOCUS_LOST,    UP,      NONE",
    })
    void each_input_has_one_meaning_in_each_state(PushToTalk state, Input input, PushToTalk next, Effect effect) {
        assertEquals(new PushToTalk.Step(next, effect), state.step(input));
    }

    @Test
    void a_held_key_unmutes_once_and_mutes_once() {
        assertEquals(
                List.of(Effect.UNMUTE, Effect.MUTE),
                effects(Input.PRESS_MUTED, Input.PRESS_UNMUTED, Input.PRESS_UNMUTED, Input.RELEASE, Input.RELEASE));
    }

    @Test
    void muting_by_m_while_the_key_is_held_without_meaning_does_not_unmute_by_its_repetition() {
        assertEquals(
                List.of(),
                effects(Input.PRESS_UNMUTED, Input.TOGGLE, Input.PRESS_MUTED, Input.PRESS_MUTED, Input.RELEASE));
    }

    @Test
    void m_while_talking_keeps_the_microphone_on() {
        assertEquals(List.of(Effect.UNMUTE), effects(Input.PRESS_MUTED, Input.TOGGLE, Input.RELEASE));
    }

    private static List<Effect> effects(Input... inputs) {
        List<Effect> effects = new ArrayList<>();
        PushToTalk state = PushToTalk.UP;
        for (Input input : inputs) {
            PushToTalk.Step step = state.step(input);
            state = step.next();
            if (step.effect() != Effect.NONE) {
                effects.add(step.effect());
            }
        }
        return effects;
    }
}
