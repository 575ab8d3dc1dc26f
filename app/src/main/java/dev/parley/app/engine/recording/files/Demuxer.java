package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.libav.LibavException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the packets of a recording, whole or broken: what is half there counts as not there. One thread. */
final class Demuxer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Demuxer.class);

    /** What people see of a stream. */
    static final String TITLE = "title";

    private final Path file;
    private final Container container;
    private final long bytes;
    private final AVFormatContext context;
    private boolean indexed;

    private Demuxer(Path file, Container container, long bytes, AVFormatContext context) {
        this.file = file;
        this.container = container;
        this.bytes = bytes;
        this.context = context;
        this.indexed = container.complete() || !container.format().isMp4();
    }

    /**
     * Opens a recording.
     *
     * @throws FileException {@link FileProblem#MISSING}, {@link FileProblem#NOT_READABLE} or {@link FileProblem#DAMAGED}
     */
    static Demuxer open(Path file) throws FileException {
        long bytes;
        try {
            bytes = Files.size(file);
        } catch (IOException e) {
            throw Failures.reading(file, e);
        }
        Container container = Container.of(file);
        AVFormatContext context = openInput(file, extents(file, container, bytes), bytes);
        Demuxer demuxer = new Demuxer(file, container, bytes, context);
        try {
            Libav.check(avformat.avformat_find_stream_info(context, (AVDictionary) null), "looking for streams");
            demuxer.readTitles();
            return demuxer;
        } catch (LibavException e) {
            demuxer.close();
            throw Failures.reading(file, e);
        } catch (FileException e) {
            demuxer.close();
            throw e;
        }
    }

    private void readTitles() throws FileException {
        if (!container.format().isMp4()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            List<String> titles = Mp4Boxes.titles(channel);
            for (int i = 0; i < Math.min(streams(), titles.size()); i++) {
                AVStream stream = stream(i);
                AVDictionary metadata = stream.metadata() == null ? new AVDictionary(null) : stream.metadata();
                if (!titles.get(i).isEmpty() && text(metadata, TITLE).isEmpty()) {
                    Libav.check(avutil.av_dict_set(metadata, TITLE, titles.get(i), 0), "keeping a title");
                    stream.metadata(metadata);
                }
            }
        } catch (IOException e) {
            throw Failures.reading(file, e);
        }
    }

    private static List<Long> extents(Path file, Container container, long bytes) throws FileException {
        if (container.complete() || !container.format().isMp4()) {
            return List.of(bytes);
        }
        try (FileChannel channel = FileChannel.open(file)) {
            return Mp4Boxes.extents(channel);
        } catch (IOException e) {
            throw Failures.reading(file, e);
        }
    }

    private static AVFormatContext openInput(Path file, List<Long> extents, long bytes) throws FileException {
        LibavException failure = null;
        for (long end : extents) {
            String url = end == bytes ? url(file) : "subfile,,start,0,end," + end + ",,:" + url(file);
            AVFormatContext context = new AVFormatContext(null);
            try {
                Libav.check(
                        avformat.avformat_open_input(context, url, (AVInputFormat) null, (AVDictionary) null),
                        "opening");
                return context;
            } catch (LibavException e) {
                failure = failure == null ? e : failure;
            }
        }
        throw Failures.reading(file, Objects.requireNonNull(failure));
    }

    /** The file as FFmpeg wants it, so that no part of its name is taken for a protocol. */
    static String url(Path file) {
        return "file:" + file.toAbsolutePath();
    }

    Container container() {
        return container;
    }

    /** The size of the file. */
    long bytes() {
        return bytes;
    }

    AVFormatContext context() {
        return context;
    }

    int streams() {
        return context.nb_streams();
    }

    AVStream stream(int index) {
        return context.streams(index);
    }

    /** Whether a stream carries sound or pictures that are described well enough to be used. */
    boolean isMedia(int index) {
        AVCodecParameters codec = stream(index).codecpar();
        int type = codec.codec_type();
        boolean sound = type == avutil.AVMEDIA_TYPE_AUDIO && codec.sample_rate() > 0;
        boolean picture = type == avutil.AVMEDIA_TYPE_VIDEO && codec.width() > 0;
        return codec.codec_id() != avcodec.AV_CODEC_ID_NONE && (sound || picture);
    }

    boolean isVideo(int index) {
        return stream(index).codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO;
    }

    /** The first stream of pictures, or -1. */
    int firstVideo() {
        for (int i = 0; i < streams(); i++) {
            if (isMedia(i) && isVideo(i)) {
                return i;
            }
        }
        return -1;
    }

    /** What is written down under this name, or an empty text. */
    static String text(AVDictionary dictionary, String name) {
        AVDictionaryEntry entry = avutil.av_dict_get(dictionary, name, null, 0);
        return entry == null ? "" : entry.value().getString();
    }

    /**
     * Reads the next whole packet.
     *
     * @return false at the end of what can be read
     * @throws FileException {@link FileProblem#NOT_READABLE} if the disk fails
     */
    boolean read(AVPacket packet) throws FileException {
        while (true) {
            avcodec.av_packet_unref(packet);
            int result = avformat.av_read_frame(context, packet);
            if (result < 0) {
                end(result);
                return false;
            }
            if ((packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) == 0 && !isEmpty(packet)) {
                return true;
            }
        }
    }

    // A machine that lost its power leaves zeros at the end of a file whose length was written before its contents.
    private static boolean isEmpty(AVPacket packet) {
        BytePointer data = packet.data();
        for (int i = 0; i < packet.size(); i++) {
            if (data.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    // FFmpeg may take a disk that fails for the end of the file, and the end of a cut file for a disk that fails.
    private void end(int result) throws FileException {
        int disk = context.pb().error();
        if (Failures.isOfDisk(disk)) {
            throw new FileException(FileProblem.NOT_READABLE, "reading " + file + ": " + Libav.message(disk));
        }
        if (result != avutil.AVERROR_EOF()) {
            LOG.info("{} can be read no further: {}", file, Libav.message(result));
        }
    }

    /**
     * Goes on reading at the last key frame of this stream that is not after a time; at the first one where all are.
     *
     * @param time in the stream's time base
     */
    void seek(int stream, long time) throws FileException {
        index();
        int result = avformat.av_seek_frame(context, stream, time, avformat.AVSEEK_FLAG_BACKWARD);
        if (result < 0) {
            result = avformat.av_seek_frame(context, stream, time, 0);
        }
        if (result < 0) {
            throw new FileException(FileProblem.DAMAGED, "seeking in " + file + ": " + Libav.message(result));
        }
    }

    // FFmpeg knows of fragments only once it has come by; without a stream that is wanted it passes over their
    // contents.
    private void index() throws FileException {
        if (indexed) {
            return;
        }
        indexed = true;
        discard(avcodec.AVDISCARD_ALL);
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            while (read(packet)) {
                // All that is read is the boxes around the packets.
            }
        } finally {
            avcodec.av_packet_free(packet);
            discard(avcodec.AVDISCARD_DEFAULT);
        }
    }

    private void discard(int what) {
        for (int i = 0; i < streams(); i++) {
            stream(i).discard(what);
        }
    }

    @Override
    public void close() {
        avformat.avformat_close_input(context);
    }
}
