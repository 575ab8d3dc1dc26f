package dev.parley.app.engine.recording;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avcodec;

/** The kinds of files, the codecs in each, and how FFmpeg is told to write them so that they can be read at any moment. */
enum Container {
    MP4("video/mp4", "mp4", "libopenh264", "aac"),
    WEBM("video/webm", "webm", "libvpx", "libopus"),
    M4A("audio/mp4", "ipod", null, "aac"),
    MATROSKA("video/x-matroska", "matroska", "libopenh264", "aac");

    /** How much is written at a time, ms: what a killed process loses, beside what the encoders hold. */
    static final int CHUNK_MS = 500;

    private final String type;
    private final String muxer;
    private final String video;
    private final String audio;

    Container(String type, String muxer, String video, String audio) {
        this.type = type;
        this.muxer = muxer;
        this.video = video;
        this.audio = audio;
    }

    /**
     * The container of a MIME type with or without its {@code codecs} (RFC 6381).
     *
     * @return null if it is not one of ours, or a codec is not
     */
    static Container of(String mimeType) {
        String[] parts = mimeType.split(";", -1);
        String type = parts[0].strip().toLowerCase(Locale.ROOT);
        for (Container container : values()) {
            if (container.type.equals(type)) {
                for (int i = 1; i < parts.length; i++) {
                    if (!container.takes(parts[i].strip())) {
                        return null;
                    }
                }
                return container;
            }
        }
        return null;
    }

    /** Whether a parameter of the type is one that changes nothing, or names codecs that are those in this container. */
    private boolean takes(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals).strip();
        if (!name.equalsIgnoreCase("codecs")) {
            return true;
        }
        String value = equals < 0 ? "" : parameter.substring(equals + 1).strip();
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            value = value.substring(1, value.length() - 1);
        }
        return List.of(value.split(",", -1)).stream().allMatch(codec -> hasCodec(codec.strip()));
    }

    private boolean hasCodec(String codec) {
        String name = codec.toLowerCase(Locale.ROOT);
        boolean h264 = "libopenh264".equals(video) && name.matches("avc1(\\.[0-9a-f]{6})?");
        boolean vp8 = "libvpx".equals(video) && name.matches("vp8(\\.0)?");
        return h264 || vp8 || name.equals(audio.equals("aac") ? "mp4a.40.2" : "opus");
    }

    boolean hasVideo() {
        return video != null;
    }

    /** FFmpeg's name of the muxer. */
    String muxer() {
        return muxer;
    }

    /** FFmpeg's name of the encoder of pictures. */
    String videoEncoder() {
        return video;
    }

    /** FFmpeg's name of the encoder of sound. */
    String audioEncoder() {
        return audio;
    }

    /**
     * FFmpeg's options of the muxer. MP4: fragments, so that all but the last can be read at any time; closing the file makes
     * it an ordinary one. They need not begin with a key frame. Matroska: short clusters, for the same reason.
     */
    Map<String, String> options() {
        return switch (this) {
            case MP4, M4A ->
                Map.of("movflags", "+hybrid_fragmented", "frag_duration", Integer.toString(CHUNK_MS * 1000));
            case WEBM, MATROSKA -> Map.of("cluster_time_limit", Integer.toString(CHUNK_MS));
        };
    }

    /**
     * Whether a stream may begin before 0, as an encoder of sound does, which needs a packet to get going. A fragmented MP4
     * has no edit list that would say so (with one, FFmpeg's hybrid loses its first fragment when it is not closed): there
     * the packet is left out, and the first 21 ms fade in.
     */
    boolean hasNegativeTimes() {
        return this == WEBM || this == MATROSKA;
    }

    /** Whether the encoders put what describes the stream into the header of the file, or before each key frame. */
    int encoderFlags() {
        return this == WEBM ? 0 : avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
    }
}
