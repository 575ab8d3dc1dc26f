package dev.parley.signaling.stun;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells UDP clients the address that they come from. One thread, {@code stun}, does all of it. Each address of this computer
 * has a socket of its own: with one for all, the system might answer from another address than the one that was asked, and
 * clients drop that. Addresses that come and go, as a laptop's do, are followed.
 */
public final class StunServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StunServer.class);
    /** A peer connection asks once for each of its addresses, again when nothing comes, and every 10 s to keep its port. */
    private static final int PER_ADDRESS = 100;

    private static final int ADDRESSES = 4_096;
    private static final Duration LOOK_FOR_ADDRESSES_EVERY = Duration.ofSeconds(10);
    /** Longer than any request; of a longer datagram the rest is lost, and its length is wrong then. */
    private static final int BUFFER_BYTES = 1_500;
    /** Datagrams of one socket before the next one has its turn. */
    private static final int IN_A_ROW = 64;

    private final Selector selector;
    /** Null: all of this computer. */
    private final InetAddress only;

    private final RateLimit limit = new RateLimit(PER_ADDRESS, ADDRESSES, System::nanoTime);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    /** Belongs to the thread of {@link #open} first, then to {@link #thread}. */
    private final Map<InetAddress, SelectionKey> sockets = new HashMap<>();

    private final Thread thread = new Thread(this::run, "stun");
    /** Set by {@link #open}. */
    private int port;

    private StunServer(Selector selector, InetAddress only) {
        this.selector = selector;
        this.only = only;
        thread.setDaemon(true);
    }

    /**
     * Opens the port and answers from then on.
     *
     * @param host address or name to listen on; empty, {@code 0.0.0.0} or {@code ::}: all addresses of this computer
     * @param port UDP port; 0: any that is free
     * @throws BindException if another program has the port
     */
    public static StunServer open(String host, int port) throws IOException {
        InetAddress address = host.isEmpty() ? null : InetAddress.getByName(host);
        boolean all = address == null || address.isAnyLocalAddress();
        StunServer server = new StunServer(Selector.open(), all ? null : address);
        try {
            server.bindAll(port);
        } catch (IOException e) {
            server.release();
            throw e;
        }
        server.thread.start();
        return server;
    }

    /** The UDP port. */
    public int port() {
        return port;
    }

    private void bindAll(int wanted) throws IOException {
        port = wanted;
        IOException last = null;
        for (InetAddress address : addresses()) {
            try {
                bind(address);
            } catch (IOException e) {
                if (only != null || isTaken(e)) {
                    throw e;
                }
                last = e;
                LOG.debug("No STUN at {}", address, e);
            }
        }
        if (sockets.isEmpty()) {
            throw last == null ? new IOException("this computer has no address") : last;
        }
    }

    private static boolean isTaken(IOException e) {
        return e instanceof BindException && String.valueOf(e.getMessage()).contains("in use");
    }

    private Set<InetAddress> addresses() throws SocketException {
        if (only != null) {
            return Set.of(only);
        }
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .collect(Collectors.toSet());
    }

    private void bind(InetAddress address) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.bind(new InetSocketAddress(address, port));
            channel.configureBlocking(false);
            sockets.put(address, channel.register(selector, SelectionKey.OP_READ));
            port = channel.socket().getLocalPort();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void run() {
        try {
            long lookAgain = System.nanoTime() + LOOK_FOR_ADDRESSES_EVERY.toNanos();
            while (!Thread.currentThread().isInterrupted()) {
                selector.select(key -> answer((DatagramChannel) key.channel()), LOOK_FOR_ADDRESSES_EVERY.toMillis());
                if (System.nanoTime() - lookAgain >= 0) {
                    followAddresses();
                    lookAgain = System.nanoTime() + LOOK_FOR_ADDRESSES_EVERY.toNanos();
                }
            }
        } catch (IOException e) {
            LOG.error("The STUN server failed; clients learn their addresses from others, if there are any", e);
        } finally {
            release();
        }
    }

    private void answer(DatagramChannel channel) {
        try {
            for (int i = 0; i < IN_A_ROW; i++) {
                buffer.clear();
                InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
                if (from == null) {
                    return;
                }
                if (limit.allows(from.getAddress())) {
                    send(channel, Binding.answer(buffer.flip(), from), from);
                }
            }
        } catch (RuntimeException e) {
            LOG.error("A STUN message could not be answered", e);
        } catch (IOException e) {
            // It is opened anew when the addresses are looked at.
            LOG.debug("A STUN socket failed", e);
            close(channel);
        }
    }

    private static void send(DatagramChannel channel, ByteBuffer answer, InetSocketAddress to) {
        if (answer == null) {
            return;
        }
        try {
            // One that the system has no room for is lost, and the client asks again.
            channel.send(answer, to);
        } catch (IOException e) {
            LOG.debug("No way back to {}", to, e);
        }
    }

    private void followAddresses() throws SocketException {
        sockets.values().removeIf(key -> !key.isValid());
        Set<InetAddress> now = addresses();
        Set<InetAddress> gone = new HashSet<>(sockets.keySet());
        gone.removeAll(now);
        for (InetAddress address : gone) {
            close(sockets.remove(address).channel());
        }
        for (InetAddress address : now) {
            if (!sockets.containsKey(address)) {
                try {
                    bind(address);
                } catch (IOException e) {
                    LOG.debug("No STUN at {} yet", address, e);
                }
            }
        }
    }

    private void release() {
        sockets.values().forEach(key -> close(key.channel()));
        close(selector);
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.debug("A STUN socket could not be closed", e);
        }
    }

    /** Frees the port; waits for it 1 s at most. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(Duration.ofSeconds(1))) {
                LOG.warn("The STUN server could not be stopped in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
