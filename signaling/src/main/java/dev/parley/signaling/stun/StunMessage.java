package dev.parley.signaling.stun;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * One STUN message (RFC 8489, section 5), as it is in one datagram.
 *
 * @param type method and class, as {@link #BINDING_REQUEST}
 * @param transactionId 12 bytes; read-only
 * @param attributes in their order, without FINGERPRINT
 * @param fingerprint whether a FINGERPRINT is at its end (section 14.7)
 */
record StunMessage(int type, ByteBuffer transactionId, List<Attribute> attributes, boolean fingerprint) {
    static final int BINDING_REQUEST = 0x0001;
    static final int BINDING_SUCCESS = 0x0101;
    static final int BINDING_ERROR = 0x0111;

    static final int MAGIC_COOKIE = 0x2112_A442;
    static final int HEADER_BYTES = 20;

    private static final int FINGERPRINT = 0x8028;
    private static final int FINGERPRINT_BYTES = 8;
    private static final int FINGERPRINT_XOR = 0x5354_554E;

    /**
     * An attribute (section 14).
     *
     * @param value without padding; read-only
     */
    record Attribute(int type, ByteBuffer value) {
        static final int ERROR_CODE = 0x0009;
        static final int XOR_MAPPED_ADDRESS = 0x0020;

        Attribute {
            value = value.asReadOnlyBuffer();
        }

        /** Whether a receiver that does not know it must refuse the message. */
        boolean isComprehensionRequired() {
            return type < 0x8000;
        }
    }

    StunMessage {
        transactionId = transactionId.asReadOnlyBuffer();
        attributes = List.copyOf(attributes);
    }

    /**
     * Reads a datagram.
     *
     * @return null if that is not exactly one well-formed message, or its FINGERPRINT is wrong
     */
    static StunMessage decode(ByteBuffer datagram) {
        ByteBuffer in = datagram.duplicate();
        if (in.remaining() < HEADER_BYTES) {
            return null;
        }
        int begin = in.position();
        int type = in.getShort() & 0xFFFF;
        int length = in.getShort() & 0xFFFF;
        // The first two bits tell STUN from other protocols on the same port.
        if (type > 0x3FFF || length % 4 != 0 || in.getInt() != MAGIC_COOKIE) {
            return null;
        }
        ByteBuffer transactionId = copy(in, 12);
        if (length != in.remaining()) {
            return null;
        }
        List<Attribute> attributes = new ArrayList<>();
        try {
            while (in.hasRemaining()) {
                int at = in.position();
                int attributeType = in.getShort() & 0xFFFF;
                Attribute next = new Attribute(attributeType, copy(in, in.getShort() & 0xFFFF));
                copy(in, -next.value().remaining() & 3);
                if (attributeType == FINGERPRINT) {
                    boolean right = !in.hasRemaining()
                            && next.value().remaining() == 4
                            && next.value().getInt(0) == crc(datagram.slice(begin, at - begin));
                    return right ? new StunMessage(type, transactionId, attributes, true) : null;
                }
                attributes.add(next);
            }
        } catch (BufferUnderflowException e) {
            return null;
        }
        return new StunMessage(type, transactionId, attributes, false);
    }

    /** The value of the first attribute of that type, or null. */
    ByteBuffer value(int attributeType) {
        for (Attribute each : attributes) {
            if (each.type() == attributeType) {
                return each.value().duplicate();
            }
        }
        return null;
    }

    private static ByteBuffer copy(ByteBuffer in, int bytes) {
        // Before there is room for what was only announced.
        if (bytes > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] copy = new byte[bytes];
        in.get(copy);
        return ByteBuffer.wrap(copy);
    }

    /** Of all that is before the FINGERPRINT; the length in the header counts it already. */
    private static int crc(ByteBuffer before) {
        CRC32 crc = new CRC32();
        crc.update(before);
        return (int) crc.getValue() ^ FINGERPRINT_XOR;
    }

    /** Writes the datagram. */
    ByteBuffer encode() {
        int length = fingerprint ? FINGERPRINT_BYTES : 0;
        for (Attribute each : attributes) {
            length += 4 + padded(each.value().remaining());
        }
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + length);
        out.putShort((short) type).putShort((short) length).putInt(MAGIC_COOKIE).put(transactionId.duplicate());
        for (Attribute each : attributes) {
            int bytes = each.value().remaining();
            out.putShort((short) each.type())
                    .putShort((short) bytes)
                    .put(each.value().duplicate());
            out.position(out.position() + padded(bytes) - bytes);
        }
        if (fingerprint) {
            int crc = crc(out.slice(0, out.position()));
            out.putShort((short) FINGERPRINT).putShort((short) 4).putInt(crc);
        }
        return out.flip();
    }

    private static int padded(int bytes) {
        return (bytes + 3) & ~3;
    }
}
