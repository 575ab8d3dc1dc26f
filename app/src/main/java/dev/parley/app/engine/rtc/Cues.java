package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.devices.Wave;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the program's own sounds, one at a time. What a person wants to hear aside, such as the test sound, does not end
 * one that goes on and on: that pauses meanwhile. Engine thread only.
 */
final class Cues {
    private static final Logger LOG = LoggerFactory.getLogger(Cues.class);
    private static final Pattern NAME = Pattern.compile("[a-z]{1,20}");

    private final EngineThread engine;
    private final Map<String, Wave> loaded = new ConcurrentHashMap<>();
    /** What plays, unless a sound aside does; null for nothing. */
    private CuePlayer player;
    /** What plays aside; null for nothing. */
    private CuePlayer aside;

    Cues(EngineThread engine) {
        this.engine = engine;
    }

    /**
     * Plays a sound in place of the one that plays.
     *
     * @param name of a file in the sounds directory
     * @param loop again and again until {@link #stop}
     * @param speaker where; null for the system's own choice
     */
    void play(String name, boolean loop, Device speaker) {
        stop();
        if (!NAME.matcher(name).matches()) {
            LOG.warn("no such sound: {}", name);
            return;
        }
        player = new CuePlayer(engine, () -> load(name), loop, speaker, false, end -> {});
        player.start();
    }

    /** Plays a sound of the program once, aside. */
    void playAside(String name, Device speaker) {
        playAside(() -> load(name), speaker, end -> {});
    }

    /**
     * Plays a sound once, aside.
     *
     * @param then called on the engine thread
     */
    void playAside(Wave wave, Device speaker, Consumer<CuePlayer.End> then) {
        playAside(() -> wave, speaker, then);
    }

    private void playAside(CuePlayer.Source source, Device speaker, Consumer<CuePlayer.End> then) {
        stopAside();
        if (player != null) {
            player.stop();
        }
        aside = new CuePlayer(engine, source, false, speaker, false, end -> {
            then.accept(end);
            resume();
        });
        aside.start();
    }

    private void resume() {
        aside = null;
        if (player != null && player.loops()) {
            player = player.again();
            player.start();
        }
    }

    /** Ends what plays, aside or not. */
    void stop() {
        if (player != null) {
            player.stop();
            player = null;
        }
        stopAside();
    }

    /** Ends what plays aside; what goes on and on goes on. */
    void stopAside() {
        if (aside != null) {
            aside.stop();
        }
    }

    private Wave load(String name) throws IOException {
        Wave wave = loaded.get(name);
        if (wave == null) {
            wave = Wave.load(name);
            loaded.put(name, wave);
        }
        return wave;
    }
}
