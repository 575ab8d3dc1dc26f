package dev.parley.signaling.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** Nothing between: what a reverse proxy on this computer speaks. */
final class PlainTransport implements Transport {
    private static final byte[] NOTHING = {};

    private final EventLoop loop;
    private final SocketChannel channel;
    private byte[] left = NOTHING;

    PlainTransport(EventLoop loop, SocketChannel channel) {
        this.loop = loop;
        this.channel = channel;
    }

    @Override
    public boolean read(ByteBuffer plain) throws IOException {
        return channel.read(plain) >= 0;
    }

    @Override
    public boolean isBusy() {
        return false;
    }

    @Override
    public boolean write(Outbox outbox) throws IOException {
        ByteBuffer out = loop.plainOut.clear().put(left);
        left = NOTHING;
        do {
            outbox.moveTo(out);
            channel.write(out.flip());
            if (out.hasRemaining()) {
                left = Arrays.copyOfRange(
                        out.array(), out.arrayOffset() + out.position(), out.arrayOffset() + out.limit());
                return false;
            }
            out.clear();
        } while (!outbox.isEmpty());
        return true;
    }

    @Override
    public void closeOutput() {
        // The end of the stream says it.
    }

    @Override
    public int unsent() {
        return left.length;
    }
}
