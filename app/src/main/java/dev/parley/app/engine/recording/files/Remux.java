package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.engine.api.RecordingInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a recording from another one with the same pictures and sound: nothing is encoded again, so it is quick and loses
 * nothing. Any thread.
 */
public final class Remux {
    private static final Logger LOG = LoggerFactory.getLogger(Remux.class);
    /** More than a killed recorder loses of its last seconds: then it is another damage, and the file is kept. */
    private static final long UNREAD = 16 << 20;

    private Remux() {}

    /**
     * What a repair made.
     *
     * @param recording the repaired file
     * @param kept whether the broken file was kept, since much of it could not be read
     */
    public record Repaired(RecordingInfo recording, boolean kept) {}

    /**
     * What an export made.
     *
     * @param recording the file of the part
     * @param fromMs where it begins in the source, ms
     * @param toMs where it ends in the source, ms
     */
    public record Exported(RecordingInfo recording, long fromMs, long toMs) {}

    /**
     * Makes an ordinary file of what a killed recorder left, with all streams and what is written down of them, then
     * deletes the broken one.
     *
     * @param target over what is there; may be the broken file itself
     * @throws FileException {@link FileProblem#DAMAGED} if nothing can be read, and all that may befall reading and
     *     writing; the broken file and what was at the target are there still
     */
    public static Repaired repair(Path broken, Path target, Progress progress) throws FileException {
        Work work = new Work(progress);
        work.done(0);
        RecordingInfo recording;
        long unread;
        try (Demuxer in = Demuxer.open(broken);
                PartFile part = PartFile.of(target, in.bytes())) {
            try (Muxer out = new Muxer(part.path(), in.container().format(), work);
                    Packets packets = new Packets(in, out)) {
                packets.copyAll();
                if (packets.written() == 0) {
                    throw new FileException(FileProblem.DAMAGED, "nothing can be read of " + broken);
                }
                out.finish();
                unread = in.bytes() - packets.extent();
            }
            recording = RecordingReader.describe(part.path());
            if (!recording.complete()) {
                throw new FileException(FileProblem.INTERNAL, "still not complete: " + part.path());
            }
            boolean keep = unread > UNREAD;
            if (keep && isSame(broken, target)) {
                throw new FileException(FileProblem.DAMAGED, unread + " bytes of " + broken + " can't be read");
            }
            part.commit();
            if (!keep && !isSame(broken, target)) {
                delete(broken);
            }
            return new Repaired(recording, keep);
        }
    }

    /**
     * Makes a file of a part of a recording. It begins with the last key frame at or before {@code fromMs}, or with the
     * first one there is; of several pictures, where the one begins whose key frame is the earliest. It ends with the last
     * packet that is due before {@code toMs}. Its times begin at 0, and sound keeps its time to the picture exactly; the
     * first piece of it comes within one audio frame after the picture.
     *
     * @param target over what is there
     * @param toMs after all of the recording for its end
     * @throws FileException {@link FileProblem#EMPTY_PART} if there is nothing between the two, {@link
     *     FileProblem#SAME_FILE} if the target is the source, and all that may befall reading and writing
     */
    public static Exported export(Path source, Path target, long fromMs, long toMs, Progress progress)
            throws FileException {
        Work work = new Work(progress);
        work.done(0);
        if (toMs <= fromMs) {
            throw new FileException(FileProblem.EMPTY_PART, "nothing is between " + fromMs + " and " + toMs + " ms");
        }
        try (Demuxer in = Demuxer.open(source);
                PartFile part = PartFile.of(target, share(in, fromMs, toMs))) {
            Copy.refuseSame(source, target);
            Part copied;
            try (Muxer out = new Muxer(part.path(), in.container().format(), work);
                    Packets packets = new Packets(in, out)) {
                copied = packets.copyPart(fromMs, toMs);
                out.finish();
            }
            RecordingInfo recording = RecordingReader.describe(part.path());
            part.commit();
            return new Exported(recording, copied.fromMs(), copied.toMs());
        }
    }

    /** How large a part is about to be, bytes. */
    private static long share(Demuxer in, long fromMs, long toMs) {
        double durationMs = in.context().duration() / 1000.0;
        double share = durationMs <= 0 ? 1 : Math.clamp((toMs - fromMs) / durationMs, 0, 1);
        return (long) (in.bytes() * share);
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return one.toAbsolutePath()
                    .normalize()
                    .equals(other.toAbsolutePath().normalize());
        }
    }

    // What was repaired is safe by now.
    private static void delete(Path broken) {
        try {
            Files.deleteIfExists(broken);
        } catch (IOException e) {
            LOG.warn("{} was repaired and could not be deleted", broken, e);
        }
    }

    /** Where a part begins and ends in its source, ms. */
    record Part(long fromMs, long toMs) {}
}
