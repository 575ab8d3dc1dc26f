package dev.parley.app.engine.recording.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The boxes that an MP4 file is made of (ISO/IEC 14496-12, section 4.2). */
final class Mp4Boxes {
    static final int FTYP = 0x66747970;
    static final int MOOV = 0x6d6f6f76;
    static final int MOOF = 0x6d6f6f66;
    static final int MDAT = 0x6d646174;
    static final int MVEX = 0x6d766578;
    private static final int TRAK = 0x7472616b;
    private static final int UDTA = 0x75647461;
    private static final int NAME = 0x6e616d65;
    private static final int LONGEST_NAME = 1024;
    /** How many fragments, from the end, may be such that FFmpeg can't read them. */
    private static final int BROKEN_FRAGMENTS = 4;

    private Mp4Boxes() {}

    /** Takes one box after the other. */
    interface Visitor {
        /**
         * Takes the next box.
         *
         * @param type its four characters
         * @param content where its content begins
         * @param end where that ends
         */
        void box(int type, long content, long end) throws IOException;
    }

    /**
     * Visits the boxes of a part of a file, up to the first that is not all there.
     *
     * @return where the last of them ends
     */
    static long visit(FileChannel file, long from, long to, Visitor visitor) throws IOException {
        long at = from;
        while (to - at >= 8) {
            ByteBuffer header = read(file, at, 16);
            if (header.remaining() < 8) {
                break;
            }
            int type = header.getInt(4);
            long length = Integer.toUnsignedLong(header.getInt(0));
            int headerLength = 8;
            if (length == 1 && header.remaining() == 16) {
                length = header.getLong(8);
                headerLength = 16;
            } else if (length == 0) {
                length = to - at;
            }
            if (length < headerLength || length > to - at) {
                break;
            }
            visitor.box(type, at + headerLength, at + length);
            at += length;
        }
        return at;
    }

    /**
     * Up to where to read a file that is not complete, the longest first: FFmpeg doesn't open one at all where the
     * description of one fragment is half there, though all that come before it are whole.
     */
    static List<Long> extents(FileChannel file) throws IOException {
        List<Long> extents = new ArrayList<>();
        long end = visit(file, 0, file.size(), (type, content, boxEnd) -> {
            if (type == MOOF) {
                extents.addFirst(content - 8);
            }
        });
        ByteBuffer rest = read(file, end, 8);
        boolean inside = rest.remaining() == 8 && rest.getInt(4) == MDAT;
        extents.addFirst(inside ? file.size() : end);
        return List.copyOf(extents.subList(0, Math.min(extents.size(), BROKEN_FRAGMENTS)));
    }

    /**
     * The titles of the tracks, empty texts where there are none: FFmpeg writes them into the user data of each track, and
     * doesn't read them from there.
     */
    static List<String> titles(FileChannel file) throws IOException {
        List<String> titles = new ArrayList<>();
        visit(file, 0, file.size(), (type, content, end) -> {
            if (type == MOOV) {
                visit(file, content, end, (inMoov, track, trackEnd) -> {
                    if (inMoov == TRAK) {
                        titles.add(title(file, track, trackEnd));
                    }
                });
            }
        });
        return titles;
    }

    private static String title(FileChannel file, long track, long trackEnd) throws IOException {
        StringBuilder title = new StringBuilder();
        visit(file, track, trackEnd, (inTrack, data, dataEnd) -> {
            if (inTrack == UDTA) {
                visit(file, data, dataEnd, (inData, text, textEnd) -> {
                    if (inData == NAME) {
                        int length = (int) Math.min(LONGEST_NAME, textEnd - text);
                        title.append(StandardCharsets.UTF_8.decode(read(file, text, length)));
                    }
                });
            }
        });
        return title.toString();
    }

    /** Reads that many bytes, or as many as there are. */
    static ByteBuffer read(FileChannel file, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                break;
            }
        }
        return bytes.flip();
    }
}
