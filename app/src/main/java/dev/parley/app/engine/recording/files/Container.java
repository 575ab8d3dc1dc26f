package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.api.FileProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * What a file is by its first bytes, and whether its recorder came to its end: FFmpeg reads a broken file much as a whole
 * one, and doesn't say which it is.
 *
 * @param format how the streams are put into the file
 * @param complete whether the end was written, and is there
 */
record Container(Format format, boolean complete) {
    private static final int BRAND_M4A = 0x4d344120;
    // RFC 8794, section 11.2, and RFC 9559, section 5.1
    private static final int EBML = 0x1a45dfa3;
    private static final int DOC_TYPE = 0x4282;
    private static final int VOID = 0xec;
    private static final int SEGMENT = 0x18538067;
    private static final int HEADER = 64;

    /** The formats that are recorded, each with the name of its muxer. */
    enum Format {
        MP4("mp4"),
        M4A("ipod"),
        WEBM("webm"),
        MATROSKA("matroska");

        private final String muxer;

        Format(String muxer) {
            this.muxer = muxer;
        }

        String muxer() {
            return muxer;
        }

        /** Whether its index can be moved to the front once all is written. */
        boolean isMp4() {
            return this == MP4 || this == M4A;
        }
    }

    /**
     * Looks at a file.
     *
     * @throws FileException {@link FileProblem#DAMAGED} if it is none of the formats
     */
    static Container of(Path file) throws FileException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer start = Mp4Boxes.read(channel, 0, HEADER);
            Container found = start.remaining() < 12
                    ? null
                    : start.getInt(4) == Mp4Boxes.FTYP
                            ? mp4(channel, start.getInt(8))
                            : start.getInt(0) == EBML ? matroska(channel, start) : null;
            if (found == null) {
                throw new FileException(FileProblem.DAMAGED, "neither MP4 nor Matroska: " + file);
            }
            return found;
        } catch (FileException e) {
            throw e;
        } catch (IOException e) {
            throw Failures.reading(file, e);
        }
    }

    // A recorder begins with an index that tells of fragments to come. Where it came to its end there is one of all
    // after
    // the contents, and the fragments are hidden among these.
    private static Container mp4(FileChannel channel, int brand) throws IOException {
        Set<Integer> found = new HashSet<>();
        long end = Mp4Boxes.visit(channel, 0, channel.size(), (type, content, boxEnd) -> {
            if (type == Mp4Boxes.MOOV && !found.contains(Mp4Boxes.MDAT)) {
                long unused = Mp4Boxes.visit(channel, content, boxEnd, (inMoov, from, to) -> found.add(inMoov));
            }
            found.add(type);
        });
        boolean complete = end == channel.size()
                && found.containsAll(Set.of(Mp4Boxes.MOOV, Mp4Boxes.MDAT))
                && !found.contains(Mp4Boxes.MVEX)
                && !found.contains(Mp4Boxes.MOOF);
        return new Container(brand == BRAND_M4A ? Format.M4A : Format.MP4, complete);
    }

    // The size of the segment is written last.
    private static Container matroska(FileChannel channel, ByteBuffer start) throws IOException {
        start.position(4);
        long headerLength = vint(start);
        long at = start.position() + headerLength;
        if (headerLength < 0) {
            return null;
        }
        int end = (int) Math.min(start.limit(), at);
        Format format = docType(start.limit(end)).equals("webm") ? Format.WEBM : Format.MATROSKA;
        while (true) {
            ByteBuffer element = Mp4Boxes.read(channel, at, HEADER);
            if (element.remaining() < 2) {
                return new Container(format, false);
            }
            boolean space = (element.get(0) & 0xff) == VOID;
            if (!space && (element.remaining() < 5 || element.getInt(0) != SEGMENT)) {
                return new Container(format, false);
            }
            element.position(space ? 1 : 4);
            long length = vint(element);
            long next = at + element.position() + length;
            if (!space || length < 0) {
                return new Container(format, length >= 0 && next <= channel.size());
            }
            at = next;
        }
    }

    private static String docType(ByteBuffer header) {
        while (header.remaining() > 3) {
            boolean found = Short.toUnsignedInt(header.getShort()) == DOC_TYPE;
            long length = vint(header);
            if (length < 0 || length > header.remaining()) {
                break;
            }
            if (found) {
                byte[] text = new byte[(int) length];
                header.get(text);
                return new String(text, StandardCharsets.US_ASCII);
            }
            header.position(header.position() + (int) length);
        }
        return "";
    }

    /** A size (RFC 8794, section 6); -1 for one that is not known, or not there. */
    private static long vint(ByteBuffer from) {
        if (!from.hasRemaining()) {
            return -1;
        }
        int first = from.get() & 0xff;
        int more = Integer.numberOfLeadingZeros(first) - 24;
        if (more > 7 || from.remaining() < more) {
            return -1;
        }
        long value = first & (0x7f >> more);
        boolean unknown = value == (0x7f >> more);
        for (int i = 0; i < more; i++) {
            int next = from.get() & 0xff;
            unknown &= next == 0xff;
            value = value << 8 | next;
        }
        return unknown ? -1 : value;
    }
}
