package dev.parley.app.engine.screen;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;

/** What an X server said: a reply, an event or the setup, as bytes with the machine's order of them. Immutable. */
final class Answer {
    private final ByteBuffer bytes;

    Answer(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    int size() {
        return bytes.capacity();
    }

    int u8(int at) {
        return bytes.get(at) & 0xff;
    }

    int u16(int at) {
        return bytes.getShort(at) & 0xffff;
    }

    int i16(int at) {
        return bytes.getShort(at);
    }

    int i32(int at) {
        return bytes.getInt(at);
    }

    /** Four numbers of 16 bits: x, y, width, height. */
    Area area(int at) {
        return new Area(i16(at), i16(at + 2), u16(at + 4), u16(at + 6));
    }

    byte[] bytes(int at, int length) {
        byte[] copy = new byte[length];
        bytes.get(at, copy);
        return copy;
    }

    String text(int at, int length, Charset charset) {
        return new String(bytes(at, length), charset);
    }
}
