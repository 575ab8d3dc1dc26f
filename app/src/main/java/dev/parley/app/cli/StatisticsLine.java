package dev.parley.app.cli;

import com.google.gson.JsonObject;
import dev.parley.app.engine.api.MediaStatistics;

/** One line of the statistics file. */
final class StatisticsLine {
    private StatisticsLine() {}

    static String of(MediaStatistics now) {
        JsonObject json = new JsonObject();
        json.addProperty("t", now.t());
        json.addProperty("rtt", now.roundTripMs());
        json.addProperty("path", now.path());
        json.add("in", flow(now.in()));
        json.add("out", flow(now.out()));
        return json.toString();
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
