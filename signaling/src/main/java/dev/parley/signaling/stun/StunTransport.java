package dev.parley.signaling.stun;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** How a client's requests reach a server: UDP with retransmission, or TCP with or without TLS. Used by one thread. */
abstract class StunTransport implements AutoCloseable {
    private static final int TIMEOUT_MS = Math.toIntExact(Duration.ofSeconds(5).toMillis());
    /** Twice as long each time (RFC 8489, section 6.2.1), for as long as somebody likes to wait. */
    private static final List<Integer> RETRANSMIT_AFTER_MS = List.of(500, 1_000, 2_000);

    private static final int DATAGRAM_BYTES = 1_500;

    /** Sends a request and returns the answer with its transaction id. */
    abstract StunMessage exchange(ByteBuffer request, ByteBuffer transactionId) throws IOException;

    @Override
    public abstract void close() throws IOException;

    static StunTransport udp(InetSocketAddress server) throws IOException {
        DatagramSocket socket = new DatagramSocket();
        try {
            socket.connect(server);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return new StunTransport() {
            @Override
            StunMessage exchange(ByteBuffer request, ByteBuffer transactionId) throws IOException {
                for (int wait : RETRANSMIT_AFTER_MS) {
                    socket.send(new DatagramPacket(request.array(), request.arrayOffset(), request.limit()));
                    StunMessage answer = receive(transactionId, System.nanoTime() + wait * 1_000_000L);
                    if (answer != null) {
                        return answer;
                    }
                }
                throw new SocketTimeoutException("it does not answer");
            }

            /** Null if nothing came in time. */
            private StunMessage receive(ByteBuffer transactionId, long deadline) throws IOException {
                DatagramPacket packet = new DatagramPacket(new byte[DATAGRAM_BYTES], DATAGRAM_BYTES);
                for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
                    socket.setSoTimeout((int) (left / 1_000_000) + 1);
                    try {
                        socket.receive(packet);
                    } catch (SocketTimeoutException e) {
                        return null;
                    }
                    StunMessage answer = StunMessage.decode(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
                    if (answer != null && answer.transactionId().equals(transactionId)) {
                        return answer;
                    }
                }
                return null;
            }

            @Override
            public void close() {
                socket.close();
            }
        };
    }

    static StunTransport tcp(InetSocketAddress server) throws IOException {
        return stream(connected(server));
    }

    /** The server's certificate must be one that this system trusts for that name. */
    static StunTransport tls(InetSocketAddress server) throws IOException {
        Socket plain = connected(server);
        try {
            SSLSocket secure = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault())
                    .createSocket(plain, server.getHostString(), server.getPort(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return stream(secure);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket connected(InetSocketAddress server) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(server, TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Messages follow each other; each says how long it is (RFC 8489, section 6.2.2). */
    private static StunTransport stream(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        return new StunTransport() {
            @Override
            StunMessage exchange(ByteBuffer request, ByteBuffer transactionId) throws IOException {
                socket.getOutputStream().write(request.array(), request.arrayOffset(), request.limit());
                byte[] header = in.readNBytes(StunMessage.HEADER_BYTES);
                if (header.length < StunMessage.HEADER_BYTES) {
                    throw new IOException("it closed the connection");
                }
                int length = ByteBuffer.wrap(header).getShort(2) & 0xFFFF;
                ByteBuffer message = ByteBuffer.allocate(header.length + length).put(header);
                in.readFully(message.array(), header.length, length);
                StunMessage answer = StunMessage.decode(message.clear());
                if (answer == null || !answer.transactionId().equals(transactionId)) {
                    throw new IOException("what answers there does not speak STUN");
                }
                return answer;
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        };
    }
}
