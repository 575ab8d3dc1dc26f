package dev.parley.app.ui.sharing;

import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplayState;
import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import java.util.Locale;
import java.util.Set;

/** Says what is shared, and why not. Pure. */
public final class SharingWords {
    /** Ends that the person wanted. */
    private static final Set<String> WANTED = Set.of("", "stopped", "cancelled");

    private SharingWords() {}

    /** What it is called; null for what the system's own picker didn't say. */
    public static String name(DisplaySource source) {
        if (source == null) {
            return Texts.of("share.unnamed");
        }
        String title = source.title().strip();
        String application = source.application().strip();
        if (title.isEmpty()) {
            return application.isEmpty() ? Texts.of("share.unnamed") : application;
        }
        // Most titles name their program already.
        boolean named =
                application.isEmpty() || title.toLowerCase(Locale.ROOT).contains(application.toLowerCase(Locale.ROOT));
        return named ? title : Texts.of("share.name", application, title);
    }

    /** What I share, for the bar; meaningful while something is. */
    public static String mine(DisplayState state) {
        String name = name(state.source());
        return switch (state.status()) {
            case NONE, OPENING -> Texts.of("share.opening");
            case LIVE -> Texts.of("share.live", name);
            case PAUSED -> Texts.of("share.paused", name);
            case WAITING -> {
                String key = "share.waiting." + state.why();
                yield Texts.of(Texts.has(key) ? key : "share.waiting", name);
            }
        };
    }

    /** Why what I shared has ended; empty where I wanted it, and while it is shared. */
    public static String ended(DisplayState state) {
        if (state.status() != DisplayState.Status.NONE || WANTED.contains(state.why())) {
            return "";
        }
        String key = "share.ended." + state.why();
        return Texts.has(key)
                ? Sentence.parse(Texts.of(key, name(state.source()))).line()
                : why(state.why(), state.detail()).line();
    }

    /** Why nothing can be shared. */
    static Sentence why(String code, String detail) {
        String key = "share.why." + code;
        Sentence sentence = Sentence.parse(Texts.of(Texts.has(key) ? key : "share.why.failed", detail));
        return new Sentence(sentence.title(), sentence.more().strip());
    }
}
