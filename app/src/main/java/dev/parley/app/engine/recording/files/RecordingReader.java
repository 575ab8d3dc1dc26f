package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.engine.api.RecordedStream;
import dev.parley.app.engine.api.RecordingInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Says what a recording is. Any thread. */
public final class RecordingReader {
    private static final long MICROSECONDS = 1_000;
    /** What the MP4 muxer calls streams that nobody gave a title. */
    private static final List<String> NO_TITLES = List.of("VideoHandler", "SoundHandler");

    private RecordingReader() {}

    /**
     * Describes a recording. One that is not complete is read from beginning to end for it.
     *
     * @throws FileException {@link FileProblem#MISSING}, {@link FileProblem#NOT_READABLE}, or {@link FileProblem#DAMAGED}
     *     if it is no recording or nothing of it can be read
     */
    public static RecordingInfo describe(Path file) throws FileException {
        try (Demuxer in = Demuxer.open(file)) {
            List<RecordedStream> streams = new ArrayList<>();
            for (int i = 0; i < in.streams(); i++) {
                if (in.isMedia(i)) {
                    streams.add(stream(in.stream(i)));
                }
            }
            boolean complete = in.container().complete();
            long duration = in.context().duration();
            long durationMs = complete && duration > 0 ? duration / MICROSECONDS : scan(in);
            if (streams.isEmpty() || durationMs <= 0) {
                throw new FileException(FileProblem.DAMAGED, "nothing can be read of " + file);
            }
            int video = in.firstVideo();
            AVCodecParameters picture = video < 0 ? null : in.stream(video).codecpar();
            return new RecordingInfo(
                    durationMs,
                    in.bytes(),
                    picture == null ? 0 : picture.width(),
                    picture == null ? 0 : picture.height(),
                    streams,
                    complete);
        }
    }

    private static RecordedStream stream(AVStream stream) {
        RecordedStream.Kind kind = stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO
                ? RecordedStream.Kind.VIDEO
                : RecordedStream.Kind.AUDIO;
        String codec = avcodec.avcodec_get_name(stream.codecpar().codec_id()).getString();
        String title = Demuxer.text(stream.metadata(), Demuxer.TITLE);
        if (title.isEmpty()) {
            String handler = Demuxer.text(stream.metadata(), "handler_name");
            title = NO_TITLES.contains(handler) ? "" : handler;
        }
        return new RecordedStream(kind, codec, title);
    }

    /** From the first to the end of the last packet, ms. */
    private static long scan(Demuxer in) throws FileException {
        AVRational ms = new AVRational().num(1).den(1000);
        AVRational[] bases = new AVRational[in.streams()];
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            long first = Long.MAX_VALUE;
            long end = Long.MIN_VALUE;
            while (in.read(packet)) {
                int index = packet.stream_index();
                if (index >= bases.length || packet.pts() == avutil.AV_NOPTS_VALUE) {
                    continue;
                }
                if (bases[index] == null) {
                    bases[index] = in.stream(index).time_base();
                }
                first = Math.min(first, avutil.av_rescale_q(packet.pts(), bases[index], ms));
                end = Math.max(end, avutil.av_rescale_q(packet.pts() + packet.duration(), bases[index], ms));
            }
            return end == Long.MIN_VALUE ? 0 : end - Math.max(0, first);
        } finally {
            avcodec.av_packet_free(packet);
            ms.close();
        }
    }
}
