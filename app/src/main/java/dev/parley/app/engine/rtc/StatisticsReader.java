package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.parley.app.engine.api.MediaStatistics;
import dev.parley.app.engine.api.MediaStatistics.Flow;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes {@link MediaStatistics} of the W3C statistics (webrtc-stats), whose counters it remembers from one report to the
 * next. Engine thread only.
 */
final class StatisticsReader {
    /** Counters of the report before, by what they count. */
    private final Map<String, Double> before = new HashMap<>();

    private long beforeT;
    private long audioPackets;

    /** How many sound packets have arrived. */
    long audioPackets() {
        return audioPackets;
    }

    /**
     * Reads a report.
     *
     * @param t now, ms of the monotonic clock
     * @param camera which media description ({@code mid}) is the camera's, since there may be another
     */
    MediaStatistics read(RTCStatsReport report, long t, String camera) {
        Map<String, RTCStats> all = report.getStats();
        RTCStats videoIn = video(all.values(), RTCStatsType.INBOUND_RTP, camera);
        RTCStats audioIn = find(all.values(), RTCStatsType.INBOUND_RTP, "audio");
        RTCStats videoOut = video(all.values(), RTCStatsType.OUTBOUND_RTP, camera);
        RTCStats audioOut = find(all.values(), RTCStatsType.OUTBOUND_RTP, "audio");
        RTCStats reported = videoOut == null ? null : all.get(text(videoOut, "remoteId"));
        RTCStats microphone = find(all.values(), RTCStatsType.MEDIA_SOURCE, "audio");
        double seconds = beforeT == 0 ? 1 : Math.max(0.001, (t - beforeT) / 1000.0);
        beforeT = t;
        audioPackets = (long) number(audioIn, "packetsReceived");
        double lost = grown("lost", number(videoIn, "packetsLost") + number(audioIn, "packetsLost"));
        double got = grown("got", number(videoIn, "packetsReceived") + audioPackets);
        Flow in = new Flow(
                number(videoIn, "framesPerSecond"),
                (int) number(videoIn, "frameWidth"),
                (int) number(videoIn, "frameHeight"),
                bitrate("videoIn", number(videoIn, "bytesReceived"), seconds),
                bitrate("audioIn", number(audioIn, "bytesReceived"), seconds),
                lost + got > 0 ? Math.clamp(lost / (lost + got), 0, 1) : 0,
                (long) number(videoIn, "freezeCount"),
                number(audioIn, "audioLevel"),
                codec(all, videoIn),
                codec(all, audioIn));
        Flow out = new Flow(
                number(videoOut, "framesPerSecond"),
                (int) number(videoOut, "frameWidth"),
                (int) number(videoOut, "frameHeight"),
                bitrate("videoOut", number(videoOut, "bytesSent"), seconds),
                bitrate("audioOut", number(audioOut, "bytesSent"), seconds),
                Math.clamp(number(reported, "fractionLost"), 0, 1),
                0,
                number(microphone, "audioLevel"),
                codec(all, videoOut),
                codec(all, audioOut));
        RTCStats pair = selectedPair(all);
        double roundTrip = pair != null && pair.getAttributes().get("currentRoundTripTime") instanceof Number s
                ? s.doubleValue() * 1000
                : -1;
        return new MediaStatistics(t, in, out, roundTrip, path(all, pair));
    }

    /** How a screen is sent in this second; null where it isn't. */
    static ScreenScale.Sample screen(RTCStatsReport report, String mid) {
        Map<String, RTCStats> all = report.getStats();
        RTCStats out = video(all.values(), RTCStatsType.OUTBOUND_RTP, mid);
        RTCStats source = out == null ? null : all.get(text(out, "mediaSourceId"));
        return source == null
                ? null
                : new ScreenScale.Sample(
                        (long) number(out, "targetBitrate"),
                        (int) number(source, "width"),
                        (int) number(source, "height"),
                        number(source, "framesPerSecond"),
                        number(out, "framesPerSecond"));
    }

    private long bitrate(String what, double bytes, double seconds) {
        return Math.round(grown(what, bytes) * 8 / seconds);
    }

    private double grown(String what, double value) {
        Double last = before.put(what, value);
        return Math.max(0, value - (last == null ? 0 : last));
    }

    private static RTCStats find(Collection<RTCStats> all, RTCStatsType type, String kind) {
        for (RTCStats stats : all) {
            if (stats.getType() == type && kind.equals(stats.getAttributes().get("kind"))) {
                return stats;
            }
        }
        return null;
    }

    private static RTCStats video(Collection<RTCStats> all, RTCStatsType type, String mid) {
        for (RTCStats stats : all) {
            if (stats.getType() == type
                    && text(stats, "kind").equals("video")
                    && text(stats, "mid").equals(mid)) {
                return stats;
            }
        }
        return null;
    }

    private static RTCStats selectedPair(Map<String, RTCStats> all) {
        for (RTCStats stats : all.values()) {
            if (stats.getType() == RTCStatsType.TRANSPORT) {
                return all.get(text(stats, "selectedCandidatePairId"));
            }
        }
        return null;
    }

    private static String path(Map<String, RTCStats> all, RTCStats pair) {
        RTCStats local = pair == null ? null : all.get(text(pair, "localCandidateId"));
        return local == null ? "" : text(local, "candidateType") + "/" + text(local, "protocol");
    }

    private static String codec(Map<String, RTCStats> all, RTCStats stream) {
        RTCStats codec = stream == null ? null : all.get(text(stream, "codecId"));
        String type = codec == null ? "" : text(codec, "mimeType");
        return type.substring(type.indexOf('/') + 1);
    }

    private static String text(RTCStats stats, String name) {
        return stats.getAttributes().get(name) instanceof String s ? s : "";
    }

    private static double number(RTCStats stats, String name) {
        return stats != null && stats.getAttributes().get(name) instanceof Number n ? n.doubleValue() : 0;
    }
}
