package dev.parley.app.ui;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.session.Sharing;
import dev.parley.app.session.Surface;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

/** Writes down what a window wants to share. */
record SimulatedSharing(BlockingQueue<String> intents, Function<String, Surface> thumbnails) implements Sharing {
    @Override
    public Surface thumbnail(String source) {
        return thumbnails.apply(source);
    }

    @Override
    public void choosing(boolean on) {
        intents.add("sharing choosing " + on);
    }

    @Override
    public void share(String source, DisplayOptions options) {
        intents.add("sharing share " + source + " " + options);
    }

    @Override
    public void pause(boolean on) {
        intents.add("sharing pause " + on);
    }

    @Override
    public void stop() {
        intents.add("sharing stop");
    }
}
