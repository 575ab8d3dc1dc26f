package dev.parley.signaling.server;

import dev.parley.signaling.tls.ServerIdentity;
import dev.parley.signaling.upgrade.ForwardedFor;
import dev.parley.signaling.upgrade.HttpHead;
import dev.parley.signaling.upgrade.UpgradeRefused;
import dev.parley.signaling.upgrade.UpgradeRefused.Status;
import dev.parley.signaling.upgrade.UpgradeRules;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLSocket;

/**
 * What comes before the first frame: TLS, and the request that becomes a WebSocket. Blocks; any thread.
 *
 * @param identity for TLS; null behind a proxy, which does that
 * @param forwarded says for whom the proxy speaks; null without one
 */
record SocketOpening(ServerIdentity identity, ForwardedFor forwarded, UpgradeRules rules) {
    /** Bytes of a request; a browser with many cookies sends some thousands. */
    private static final int HEAD_BYTES = 16_384;

    /** Bytes that are read after a refusal: closed with something unread, the client might not get to see it. */
    private static final int DRAINED_BYTES = 65_536;

    /**
     * A connection that has asked well and was not yet answered.
     *
     * @param first for the WebSocket library: the request in its simplest form, and what came after it
     */
    record Request(InetAddress client, ByteBuffer first) {}

    /** Whether clients come by a proxy, so that their address is not known before they have sent a request. */
    boolean isBehindProxy() {
        return forwarded != null;
    }

    /** Speaks TLS over a connection, or does nothing behind a proxy. */
    Socket secure(Socket tcp) throws IOException {
        if (identity == null) {
            return tcp;
        }
        SSLSocket secure =
                (SSLSocket) identity.context().getSocketFactory().createSocket(tcp, (InputStream) null, true);
        secure.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secure.startHandshake();
        return secure;
    }

    /** Reads the request. */
    Request request(Socket socket) throws IOException, UpgradeRefused {
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[HEAD_BYTES];
        int count = 0;
        int end = -1;
        while (end < 0) {
            if (count == HEAD_BYTES) {
                throw new UpgradeRefused(Status.FIELDS_TOO_LARGE, "A request has at most " + HEAD_BYTES + " bytes.");
            }
            int more = in.read(bytes, count, HEAD_BYTES - count);
            if (more < 0) {
                throw new EOFException("closed before its request was complete");
            }
            end = HttpHead.end(bytes, count, count + more);
            count += more;
        }
        HttpHead head = HttpHead.parse(bytes, end);
        byte[] simplest = rules.check(head);
        InetAddress client = forwarded == null ? socket.getInetAddress() : forwarded.client(head);
        ByteBuffer first = ByteBuffer.allocate(simplest.length + count - end);
        first.put(simplest).put(bytes, end, count - end).flip();
        return new Request(client, first);
    }

    /** Answers a request with its refusal. The connection is to be closed then. */
    void refuse(Socket socket, UpgradeRefused refusal) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(refusal.response());
        out.flush();
        socket.shutdownOutput();
        long left = DRAINED_BYTES;
        InputStream in = socket.getInputStream();
        while (left > 0) {
            long skipped = in.skip(left);
            if (skipped == 0 && in.read() < 0) {
                return;
            }
            left -= Math.max(1, skipped);
        }
    }
}
