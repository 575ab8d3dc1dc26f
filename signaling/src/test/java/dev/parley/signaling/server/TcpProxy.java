package dev.parley.signaling.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes bytes on to a port of this computer until a test cuts the cable. */
final class TcpProxy implements AutoCloseable {
    private final int target;
    private final ServerSocket socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    TcpProxy(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket near = socket.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> pump(near, far));
                Thread.ofVirtual().start(() -> pump(far, near));
            } catch (IOException e) {
                cut();
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The cable was cut.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    /** Breaks all connections that are open now. */
    void cut() {
        open.forEach(this::closeQuietly);
    }

    private void closeQuietly(Socket each) {
        open.remove(each);
        try {
            each.close();
        } catch (IOException e) {
            // Closed by its other end already.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        cut();
    }
}
