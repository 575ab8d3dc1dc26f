package dev.parley.app.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.util.Locale;

/** JSON lines on standard output, each written whole. Any thread. */
final class Output {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final PrintStream out;

    Output(PrintStream out) {
        this.out = out;
    }

    /** Begins an event at {@code t}, ms of the monotonic clock. */
    static JsonObject event(String name, long t) {
        JsonObject json = new JsonObject();
        json.addProperty("event", name);
        json.addProperty("t", t);
        return json;
    }

    /** A value's name, such as {@code hung-up}. */
    static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void print(JsonObject json) {
        synchronized (out) {
            out.println(GSON.toJson(json));
            out.flush();
        }
    }
}
