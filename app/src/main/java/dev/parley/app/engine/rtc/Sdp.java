package dev.parley.app.engine.rtc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks at and changes session descriptions (RFC 8866). Pure. */
final class Sdp {
    /** The longest description that is looked at, characters. */
    static final int MAX_LENGTH = 65_536;

    private static final Set<String> VIDEO_CODECS = Set.of("VP8", "VP9", "H264", "AV1");

    private Sdp() {}

    /**
     * What is plainly wrong with a description that came from outside, or an empty string. It only keeps nonsense away
     * from the native parser, which judges the rest.
     */
    static String problem(String sdp) {
        if (sdp.length() > MAX_LENGTH) {
            return "longer than " + MAX_LENGTH + " characters";
        }
        if (!sdp.startsWith("v=0")) {
            return "does not start with v=0";
        }
        for (int i = 0; i < sdp.length(); i++) {
            if (sdp.charAt(i) == 0) {
                return "contains a zero character";
            }
        }
        return "";
    }

    /**
     * Lets the sender that gets this as its remote description start at {@code camera} kbit/s instead of 300: the first
     * key frame of a 720p picture arrives 200 ms earlier; and where there is a second video, which is the screen, at {@code
     * screen} kbit/s from then on. The parameter {@code x-google-start-bitrate} goes into the
     * format parameters (RFC 8866, section 6.15) of every video codec.
     */
    static String withStartBitrate(String sdp, int camera, int screen) {
        List<String> out = new ArrayList<>();
        Set<String> waiting = new HashSet<>();
        Set<String> codecs = new HashSet<>();
        boolean video = false;
        int videos = 0;
        int kbit = camera;
        for (String line : sdp.lines().toList()) {
            if (line.startsWith("m=")) {
                addMissing(out, waiting, kbit);
                video = line.startsWith("m=video ");
                videos += video ? 1 : 0;
                kbit = videos > 1 ? screen : camera;
                codecs.clear();
            }
            if (video && line.startsWith("a=rtpmap:")) {
                String payload = line.substring(9, Math.max(9, line.indexOf(' ')));
                String codec = line.substring(line.indexOf(' ') + 1);
                int slash = codec.indexOf('/');
                if (slash > 0 && VIDEO_CODECS.contains(codec.substring(0, slash).toUpperCase(Locale.ROOT))) {
                    codecs.add(payload);
                    waiting.add(payload);
                }
            }
            if (video && line.startsWith("a=fmtp:")) {
                String payload = line.substring(7, Math.max(7, line.indexOf(' ')));
                if (codecs.contains(payload)) {
                    waiting.remove(payload);
                    out.add(line.contains("x-google-start-bitrate") ? line : line + ";x-google-start-bitrate=" + kbit);
                    continue;
                }
            }
            out.add(line);
        }
        addMissing(out, waiting, kbit);
        return String.join("\r\n", out) + "\r\n";
    }

    private static void addMissing(List<String> out, Set<String> waiting, int kbit) {
        waiting.stream().sorted().forEach(p -> out.add("a=fmtp:" + p + " x-google-start-bitrate=" + kbit));
        waiting.clear();
    }
}
