package dev.parley.signaling.client;

import dev.parley.signaling.protocol.Limits;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.extensions.DefaultExtension;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A WebSocket over TLS. Its two threads belong to the library and end with the connection. */
final class SocketLink extends WebSocketClient implements Link {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLink.class);
    private static final int DEFAULT_PORT = 443;
    /** How the library says that a server asks for patience, or a proxy waits for its server to come back. */
    private static final Pattern WAIT = Pattern.compile("status code received: (?:429|5\\d\\d)");

    private final ServerTrust trust;
    private final int timeoutMs;
    private final Events events;
    /** Makes {@link Events#closed} come once. */
    private final AtomicBoolean told = new AtomicBoolean();

    /** The TCP socket; killing it is the one way out that always works. Guarded by {@code this}. */
    private Socket tcp;
    /** Guarded by {@code this}. */
    private boolean killed;

    /** Written by the handshake on the library's thread, then read by it. */
    private volatile Exception failure;

    private volatile ConnectionListener.Refusal refusal;
    private volatile boolean open;
    private volatile long heardAt = System.nanoTime();

    SocketLink(URI server, ServerTrust trust, Duration timeout, Events events) {
        super(
                server,
                new Draft_6455(
                        List.of(new DefaultExtension()),
                        List.of(new Protocol(Limits.SUBPROTOCOL)),
                        Limits.EVENT_BYTES));
        this.trust = trust;
        this.timeoutMs = Math.toIntExact(timeout.toMillis());
        this.events = events;
        setDaemon(true);
        setTcpNoDelay(true);
        // The server pings, and the client watches for it.
        setConnectionLostTimeout(0);
        setSocketFactory(new SocketFactory() {
            @Override
            public Socket createSocket() throws IOException {
                return dial();
            }

            @Override
            public Socket createSocket(String host, int port) throws IOException {
                throw new IOException("not used");
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
                throw new IOException("not used");
            }

            @Override
            public Socket createSocket(InetAddress host, int port) throws IOException {
                throw new IOException("not used");
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                    throws IOException {
                throw new IOException("not used");
            }
        });
    }

    /** Connects, with TLS done, on the library's thread: so each failure is known for what it is. */
    private Socket dial() throws IOException {
        IOException last = null;
        // A computer may have an IPv6 address that leads nowhere beside an IPv4 address that works.
        for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
            try {
                return dial(address);
            } catch (ConnectException | NoRouteToHostException | SocketTimeoutException e) {
                last = e;
            }
        }
        throw last == null ? new UnknownHostException(uri.getHost()) : last;
    }

    private Socket dial(InetAddress address) throws IOException {
        boolean secure = "wss".equals(uri.getScheme());
        if (!secure && !address.isLoopbackAddress()) {
            refusal = new ConnectionListener.Refusal.NotAServer("The address must begin with wss://.");
            throw new IOException("no TLS");
        }
        Socket socket = new Socket();
        synchronized (this) {
            tcp = socket;
            if (killed) {
                socket.close();
                throw new IOException("closed before it was open");
            }
        }
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        try {
            socket.connect(new InetSocketAddress(address, port), timeoutMs);
            socket.setTcpNoDelay(true);
            return secure ? handshake(socket, port) : socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket handshake(Socket socket, int port) throws IOException {
        PinningTrust pinning = new PinningTrust(trust);
        try {
            SSLSocket tls = pinning.handshake(socket, uri.getHost(), port, timeoutMs);
            tls.setSoTimeout(0);
            return tls;
        } catch (SSLException e) {
            refusal = pinning.refusal();
            // What the JDK says when the first bytes are no TLS record, as from a server for plain HTTP.
            if (refusal == null && String.valueOf(e.getMessage()).contains("unrecognized SSL message")) {
                refusal = new ConnectionListener.Refusal.NotAServer("What answers there does not speak TLS.");
            }
            throw e;
        }
    }

    /** The parameters were set before the handshake. */
    @Override
    protected void onSetSSLParameters(SSLParameters parameters) {
        // The library would only set what is set.
    }

    @Override
    public void send(String frame) {
        try {
            super.send(frame);
        } catch (WebsocketNotConnectedException e) {
            LOG.debug("A message was not sent, the connection is lost");
        }
    }

    @Override
    public synchronized void kill() {
        killed = true;
        if (tcp != null) {
            try {
                tcp.close();
            } catch (IOException e) {
                LOG.debug("Closing a socket failed", e);
            }
        }
    }

    @Override
    public long heardAt() {
        return heardAt;
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
        heardAt = System.nanoTime();
        open = true;
        events.opened(this);
    }

    @Override
    public void onMessage(String message) {
        heardAt = System.nanoTime();
        events.message(this, message);
    }

    @Override
    public void onMessage(ByteBuffer bytes) {
        LOG.warn("A binary message was dropped");
    }

    @Override
    public void onWebsocketPing(WebSocket conn, Framedata frame) {
        heardAt = System.nanoTime();
        super.onWebsocketPing(conn, frame);
    }

    @Override
    public void onError(Exception e) {
        if (failure == null) {
            failure = e;
        }
        LOG.debug("Connection to {}", uri, e);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        kill();
        if (!told.compareAndSet(false, true)) {
            return;
        }
        if (!open
                && refusal == null
                && code == CloseFrame.PROTOCOL_ERROR
                && !WAIT.matcher(reason).find()) {
            // The answer to the upgrade was not the one of RFC 6455, section 4.1, with our subprotocol.
            refusal = new ConnectionListener.Refusal.NotAServer("What answers there is not a Parley server.");
        }
        events.closed(this, sentence(), refusal);
    }

    private String sentence() {
        String host = uri.getHost();
        return switch (failure) {
            case UnknownHostException e -> "There is no computer named " + host + ".";
            case ConnectException e -> "No server answers at " + uri.getAuthority() + ".";
            case NoRouteToHostException e -> "There is no way to " + host + " from this network.";
            case SocketTimeoutException e -> host + " does not answer.";
            case null, default ->
                open ? "The connection to the server was lost." : "The server at " + host + " did not let us in.";
        };
    }
}
