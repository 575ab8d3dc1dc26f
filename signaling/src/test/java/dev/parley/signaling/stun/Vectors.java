package dev.parley.signaling.stun;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The test vectors of RFC 5769. */
final class Vectors {
    static final String TRANSACTION_ID = "b7e7a701bc34d686fa87dfae";

    /** Section 2.1: SOFTWARE, PRIORITY, ICE-CONTROLLED, USERNAME, MESSAGE-INTEGRITY, FINGERPRINT. */
    static final String REQUEST = "000100582112a442" + TRANSACTION_ID
            + "802200105354554e207465737420636c69656e74"
            + "002400046e0001ff"
            + "80290008932ff9b151263b36"
            + "000600096576746a3a68367659202020"
            + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
            + "80280004e57a3bcf";

    /** Section 2.2: to 192.0.2.1, port 32853. */
    static final String IPV4_RESPONSE = "0101003c2112a442" + TRANSACTION_ID
            + "8022000b7465737420766563746f7220"
            + "002000080001a147e112a643"
            + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
            + "80280004c07d4c96";

    /** Section 2.3: to 2001:db8:1234:5678:11:2233:4455:6677, port 32853. */
    static final String IPV6_RESPONSE = "010100482112a442" + TRANSACTION_ID
            + "8022000b7465737420766563746f7220"
            + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
            + "00080014a382954e4be67bf11784c97c8292c275bfe3ed41"
            + "80280004c8fb0b4c";

    /** The shortest request. */
    static final String PLAIN_REQUEST = "000100002112a442" + TRANSACTION_ID;

    private Vectors() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static ByteBuffer buffer(String hex) {
        return ByteBuffer.wrap(bytes(hex));
    }

    static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }
}
