package dev.parley.app.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** Makes small MP4 files with FFmpeg's own program. */
final class SampleVideo {
    private SampleVideo() {}

    /** A test picture of 320 × 180, with a tone or in silence. */
    static Path write(Path file, int seconds, boolean sound) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Loader.load(ffmpeg.class), "-v", "error"));
        command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=30"));
        if (sound) {
            command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000", "-c:a", "aac"));
        }
        command.addAll(List.of("-t", Integer.toString(seconds), "-c:v", "libopenh264", "-pix_fmt", "yuv420p"));
        command.add(file.toString());
        Process made = new ProcessBuilder(command).inheritIO().start();
        assertEquals(0, made.waitFor(), "FFmpeg makes no " + file);
        return file;
    }
}
