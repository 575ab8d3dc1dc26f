package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.api.FileProblem;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Hands packets from one file to another, with the times that they have or shifted. One thread. */
final class Packets implements AutoCloseable {
    private final Demuxer in;
    private final Muxer out;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVRational ms = new AVRational().num(1).den(1000);
    /** By the stream's number in the source; null for one that is not copied. */
    private final List<Track> tracks = new ArrayList<>();

    private long written;
    private long extent;

    /** Opens the output with all streams of sound and pictures of the input. */
    Packets(Demuxer in, Muxer out) throws FileException {
        this.in = in;
        this.out = out;
        for (int i = 0; i < in.streams(); i++) {
            tracks.add(in.isMedia(i) ? new Track(i, out.add(in.stream(i))) : null);
        }
        if (tracks.stream().allMatch(track -> track == null)) {
            close();
            throw new FileException(FileProblem.DAMAGED, "there is neither sound nor picture");
        }
        try {
            out.start(in.context().metadata());
        } catch (FileException e) {
            close();
            throw e;
        }
        for (Track track : tracks) {
            if (track != null) {
                track.to = out.stream(track.output).time_base();
            }
        }
    }

    /** How many packets were written. */
    long written() {
        return written;
    }

    /** Up to where the source was read, bytes. */
    long extent() {
        return extent;
    }

    /** Copies all that can be read, with its times. */
    void copyAll() throws FileException {
        while (in.read(packet)) {
            Track track = track();
            if (track != null) {
                extent = Math.max(extent, packet.pos() + packet.size());
                write(track, (double) extent / in.bytes());
            }
        }
    }

    /** Copies a part, as {@link Remux#export} says. */
    Remux.Part copyPart(long fromMs, long toMs) throws FileException {
        Track first = first(fromMs);
        long start = first.keyFrame;
        in.seek(first.input, start);
        for (Track track : tracks) {
            if (track != null) {
                track.start = avutil.av_rescale_q(start, first.from, track.from);
            }
        }
        long startMs = avutil.av_rescale_q(start, first.from, ms);
        long endMs = startMs;
        int running = (int) tracks.stream().filter(track -> track != null).count();
        while (running > 0 && in.read(packet)) {
            Track track = track();
            if (track == null || track.ended || !track.begins(packet, in.isVideo(track.input))) {
                continue;
            }
            long due = packet.dts() == avutil.AV_NOPTS_VALUE ? packet.pts() : packet.dts();
            if (avutil.av_compare_ts(due, track.from, toMs, ms) >= 0) {
                track.ended = true;
                running--;
                continue;
            }
            long end = avutil.av_rescale_q(packet.pts() + packet.duration(), track.from, ms);
            endMs = Math.max(endMs, end);
            double wanted = Math.max(1, Math.min(toMs, in.context().duration() / 1000) - startMs);
            write(track, Math.clamp((end - startMs) / wanted, 0, 1));
        }
        if (written == 0) {
            throw new FileException(FileProblem.EMPTY_PART, "nothing is between " + fromMs + " and " + toMs + " ms");
        }
        return new Remux.Part(startMs, endMs);
    }

    /** The stream that begins the part: that of the earliest key frame of those that are shown at its beginning. */
    private Track first(long fromMs) throws FileException {
        boolean pictures = in.firstVideo() >= 0;
        Track first = null;
        for (Track track : tracks) {
            if (track == null || (pictures && !in.isVideo(track.input)) || !findKeyFrame(track, fromMs)) {
                continue;
            }
            if (first == null || avutil.av_compare_ts(track.keyFrame, track.from, first.keyFrame, first.from) < 0) {
                first = track;
            }
        }
        if (first == null) {
            throw new FileException(FileProblem.EMPTY_PART, "nothing is at " + fromMs + " ms");
        }
        return first;
    }

    private boolean findKeyFrame(Track track, long fromMs) throws FileException {
        in.seek(track.input, avutil.av_rescale_q(fromMs, ms, track.from));
        while (in.read(packet)) {
            if (packet.stream_index() == track.input
                    && (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0
                    && packet.pts() != avutil.AV_NOPTS_VALUE) {
                track.keyFrame = packet.pts();
                return true;
            }
        }
        return false;
    }

    private Track track() {
        int index = packet.stream_index();
        return index < tracks.size() ? tracks.get(index) : null;
    }

    private void write(Track track, double done) throws FileException {
        if (packet.pts() != avutil.AV_NOPTS_VALUE) {
            packet.pts(packet.pts() - track.start);
        }
        if (packet.dts() != avutil.AV_NOPTS_VALUE) {
            packet.dts(packet.dts() - track.start);
        }
        avcodec.av_packet_rescale_ts(packet, track.from, track.to);
        // What the end of a broken file makes FFmpeg see may lie in the past, which no muxer takes.
        if (packet.dts() != avutil.AV_NOPTS_VALUE) {
            if (packet.dts() <= track.last) {
                return;
            }
            track.last = packet.dts();
        }
        packet.stream_index(track.output);
        packet.pos(-1);
        out.write(packet, done);
        written++;
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        ms.close();
    }

    private final class Track {
        final int input;
        final int output;
        final AVRational from;
        /** Known once the output has begun. */
        AVRational to;
        /** Where a part begins, in the time base of the source. */
        long start;

        long keyFrame;
        long last = Long.MIN_VALUE;
        boolean begun;
        boolean ended;

        Track(int input, int output) {
            this.input = input;
            this.output = output;
            this.from = in.stream(input).time_base();
        }

        /** Whether a packet belongs to the part: pictures from a key frame on, sound from its beginning. */
        boolean begins(AVPacket packet, boolean video) {
            if (!begun) {
                boolean key = !video || (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
                begun = key && packet.pts() != avutil.AV_NOPTS_VALUE && packet.pts() >= start;
            }
            return begun;
        }
    }
}
