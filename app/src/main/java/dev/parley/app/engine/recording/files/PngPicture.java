package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.libav.LibavException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;

/** A picture on its way from a decoder to a PNG file. One thread. */
final class PngPicture implements AutoCloseable {
    private static final int LIGHT_STEP = 4;

    private final int maxWidth;
    private final int maxHeight;
    private final AVFrame rgb = avutil.av_frame_alloc();
    private final SwsContext scaler = swscale.sws_alloc_context();

    /** One that is no larger than this, in pixels. */
    PngPicture(int maxWidth, int maxHeight) {
        this.maxWidth = maxWidth;
        this.maxHeight = maxHeight;
        scaler.flags(swscale.SWS_AREA | swscale.SWS_ACCURATE_RND);
    }

    /** How light a decoded picture is on average, 0 to 255; of one that is not Y'CbCr with 8 bits, 255. */
    static double light(AVFrame picture) {
        if (picture.format() != avutil.AV_PIX_FMT_YUV420P && picture.format() != avutil.AV_PIX_FMT_YUVJ420P) {
            return 255;
        }
        int dark = picture.color_range() == avutil.AVCOL_RANGE_JPEG ? 0 : 16;
        BytePointer luma = picture.data(0);
        long sum = 0;
        long count = 0;
        for (int y = 0; y < picture.height(); y += LIGHT_STEP) {
            for (int x = 0; x < picture.width(); x += LIGHT_STEP) {
                sum += Math.max(0, (luma.get((long) y * picture.linesize(0) + x) & 0xff) - dark);
                count++;
            }
        }
        return (double) sum / count;
    }

    /** Takes a decoded picture, in place of the one before. */
    void take(AVFrame picture) throws LibavException {
        AVRational shape = picture.sample_aspect_ratio();
        double stretch = shape.num() > 0 && shape.den() > 0 ? (double) shape.num() / shape.den() : 1;
        double width = picture.width() * stretch;
        double scale = Math.min(1, Math.min(maxWidth / width, (double) maxHeight / picture.height()));
        avutil.av_frame_unref(rgb);
        rgb.format(avutil.AV_PIX_FMT_RGB24);
        rgb.width((int) Math.max(1, Math.round(width * scale)));
        rgb.height((int) Math.max(1, Math.round(picture.height() * scale)));
        Libav.check(swscale.sws_scale_frame(scaler, rgb, picture), "scaling a picture");
    }

    /** The picture that was taken, as the contents of a PNG file. */
    ByteBuffer encode() throws LibavException {
        AVCodec codec = avcodec.avcodec_find_encoder(avcodec.AV_CODEC_ID_PNG);
        AVCodecContext encoder = avcodec.avcodec_alloc_context3(codec);
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            encoder.width(rgb.width());
            encoder.height(rgb.height());
            encoder.pix_fmt(rgb.format());
            encoder.time_base(new AVRational().num(1).den(1));
            Libav.check(avcodec.avcodec_open2(encoder, codec, (AVDictionary) null), "opening the PNG encoder");
            Libav.check(avcodec.avcodec_send_frame(encoder, rgb), "encoding a picture");
            Libav.check(avcodec.avcodec_receive_packet(encoder, packet), "encoding a picture");
            ByteBuffer bytes = ByteBuffer.allocateDirect(packet.size());
            bytes.put(packet.data().limit(packet.size()).asByteBuffer());
            return bytes.flip();
        } finally {
            avcodec.av_packet_free(packet);
            avcodec.avcodec_free_context(encoder);
        }
    }

    @Override
    public void close() {
        avutil.av_frame_free(rgb);
        swscale.sws_free_context(scaler);
    }
}
