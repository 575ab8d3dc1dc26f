package dev.parley.app.engine.recording;

import java.util.Map;
import java.util.Objects;

/**
 * Who is shown large: who speaks loudest. Another one must have been louder for a while, so that the picture doesn't
 * flicker; when nobody speaks it stays, but goes to the other person rather than to oneself. Pure; one thread.
 */
final class SpeakerChoice {
    /** How long another one must be louder. */
    static final long HYSTERESIS_NS = 1_500_000_000;
    /** Root mean square of a low voice: 45 dB below full scale. */
    private static final double VOICE = 0.0056;

    private String speaker;
    private String candidate;
    private long since;

    /**
     * Who is large now.
     *
     * @param levels how loud each person is, root mean square, 0 to 1; who has no picture isn't there; not empty
     * @param self the person who records; may be absent
     * @param now ns
     */
    String choose(Map<String, Double> levels, String self, long now) {
        String other = levels.keySet().stream()
                .filter(name -> !name.equals(self))
                .findFirst()
                .orElse(self);
        if (speaker == null || !levels.containsKey(speaker)) {
            speaker = other;
            candidate = null;
        }
        String best = speaker.equals(self) ? other : speaker;
        double loudest = VOICE;
        for (Map.Entry<String, Double> level : levels.entrySet()) {
            if (level.getValue() > loudest) {
                loudest = level.getValue();
                best = level.getKey();
            }
        }
        if (best.equals(speaker)) {
            candidate = null;
        } else if (!Objects.equals(best, candidate)) {
            candidate = best;
            since = now;
        } else if (now - since >= HYSTERESIS_NS) {
            speaker = best;
            candidate = null;
        }
        return speaker;
    }
}
