package dev.parley.signaling.websocket;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The same without end, for the bench. */
class FrameMarathon extends FrameFuzzTest {
    @Override
    @Property
    void cuts_change_nothing(
            @ForAll @Size(max = 12) List<@From("frames") byte[]> frames,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 60) Integer> cuts) {
        super.cuts_change_nothing(frames, cuts);
    }
}
