package dev.parley.app.cli;

import com.google.gson.JsonObject;
import dev.parley.app.engine.api.MediaStatistics;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.engine.api.PictureStamp;

/** One line of the statistics file. */
final class StatisticsLine {
    private StatisticsLine() {}

    /**
     * A line.
     *
     * @param stamp what the newest picture says of itself; null where there is none that can be read
     */
    static String of(MediaStatistics now, Stamp stamp) {
        JsonObject json = new JsonObject();
        json.addProperty("t", now.t());
        json.addProperty("rtt", now.roundTripMs());
        json.addProperty("path", now.path());
        json.add("in", flow(now.in()));
        json.add("out", flow(now.out()));
        if (stamp != null) {
            json.addProperty("stamp_age_ms", stamp.ageMs());
            json.addProperty("stamp_counter", stamp.counter());
        }
        return json.toString();
    }

    /**
     * The stamp in a picture of the other side's test pattern.
     *
     * @param ageMs from its making until it was ready to be shown; means something on one machine only
     * @param counter its number, modulo 65536
     */
    record Stamp(long ageMs, int counter) {
        /** Reads picture {@code sequence}; null where it has no stamp. */
        static Stamp read(PictureMemory memory, long sequence) {
            int width = memory.width(sequence);
            PictureStamp stamp =
                    PictureStamp.decode(memory.pixels(sequence), width, memory.height(sequence), width * 4, false);
            return stamp == null ? null : new Stamp(stamp.ageMs(memory.time()), stamp.counter());
        }
    }

    private static JsonObject flow(MediaStatistics.Flow flow) {
        JsonObject json = new JsonObject();
        json.addProperty("fps", flow.fps());
        json.addProperty("width", flow.width());
        json.addProperty("height", flow.height());
        json.addProperty("bitrate", flow.videoBitrate() + flow.audioBitrate());
        json.addProperty("video_bitrate", flow.videoBitrate());
        json.addProperty("audio_bitrate", flow.audioBitrate());
        json.addProperty("loss", flow.loss());
        json.addProperty("freezes", flow.freezes());
        json.addProperty("audio_level", flow.audioLevel());
        json.addProperty("video_codec", flow.videoCodec());
        json.addProperty("audio_codec", flow.audioCodec());
        return json;
    }
}
