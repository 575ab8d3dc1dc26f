package dev.parley.app.discovery;

import dev.parley.app.session.Discovery;
import dev.parley.app.session.FoundServer;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local network: who else serves there, and that we do. Its methods return at once; the work is done on a thread of
 * its own, since multicast sockets block. Where there is no network, nothing is found and nothing is announced.
 */
public final class LocalNetwork implements Discovery {
    private static final Logger LOG = LoggerFactory.getLogger(LocalNetwork.class);
    private static final String TYPE = "_parley._tcp.local.";

    /** Drops what the library still tells after the end. */
    private final ExecutorService thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("discovery").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    // Owned by the discovery thread.
    private final List<JmDNS> responders = new ArrayList<>();
    private final Map<String, FoundServer> servers = new TreeMap<>();
    private Finder finder;

    @Override
    public void start(Consumer<List<FoundServer>> found) {
        thread.execute(() -> {
            if (finder == null) {
                finder = new Finder(found);
                open();
                responders.forEach(responder -> responder.addServiceListener(TYPE, finder));
            }
        });
    }

    /** Says that a server called {@code name} listens on {@code port} of this computer. */
    public void announce(String name, int port) {
        thread.execute(() -> {
            open();
            for (JmDNS responder : responders) {
                try {
                    responder.registerService(ServiceInfo.create(TYPE, name, port, "Parley"));
                } catch (IOException e) {
                    LOG.info("not announced on {}: {}", responder.getName(), e.getMessage());
                }
            }
        });
    }

    /** Ends the search; what is announced stays so. */
    @Override
    public void close() {
        thread.execute(() -> {
            if (finder != null) {
                responders.forEach(responder -> responder.removeServiceListener(TYPE, finder));
                finder = null;
                servers.clear();
            }
        });
    }

    /** Takes back what was announced. */
    public void withdraw() {
        thread.execute(() -> responders.forEach(JmDNS::unregisterAllServices));
    }

    /** Ends all of it; at most a second is spent on it, in the background. */
    public void shutdown() {
        thread.execute(() -> {
            for (JmDNS responder : responders) {
                try {
                    responder.close();
                } catch (IOException e) {
                    LOG.debug("closing multicast DNS", e);
                }
            }
            responders.clear();
        });
        thread.shutdown();
    }

    private void open() {
        if (!responders.isEmpty()) {
            return;
        }
        for (InetAddress address : addresses()) {
            try {
                responders.add(JmDNS.create(address));
            } catch (IOException e) {
                LOG.info("no multicast DNS on {}: {}", address, e.getMessage());
            }
        }
    }

    /** The IPv4 addresses at which this computer can be reached on local networks. */
    public static List<InetAddress> addresses() {
        List<InetAddress> addresses = new ArrayList<>();
        try {
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (network.isUp() && !network.isLoopback() && network.supportsMulticast()) {
                    Collections.list(network.getInetAddresses()).stream()
                            .filter(Inet4Address.class::isInstance)
                            .forEach(addresses::add);
                }
            }
        } catch (SocketException e) {
            LOG.info("the network can't be looked at: {}", e.getMessage());
        }
        return addresses;
    }

    private void resolved(Finder by, ServiceInfo service) {
        if (by != finder || service.getInet4Addresses().length == 0) {
            return;
        }
        String host = service.getInet4Addresses()[0].getHostAddress();
        servers.put(
                service.getName(),
                new FoundServer(service.getName(), URI.create("wss://" + host + ":" + service.getPort())));
        by.found.accept(List.copyOf(servers.values()));
    }

    private void removed(Finder by, String name) {
        if (by == finder && servers.remove(name) != null) {
            by.found.accept(List.copyOf(servers.values()));
        }
    }

    /** Called on threads of the library; hands over to ours. */
    private final class Finder implements ServiceListener {
        private final Consumer<List<FoundServer>> found;

        Finder(Consumer<List<FoundServer>> found) {
            this.found = found;
        }

        @Override
        public void serviceAdded(ServiceEvent event) {
            event.getDNS().requestServiceInfo(event.getType(), event.getName());
        }

        @Override
        public void serviceRemoved(ServiceEvent event) {
            thread.execute(() -> removed(this, event.getName()));
        }

        @Override
        public void serviceResolved(ServiceEvent event) {
            ServiceInfo service = event.getInfo();
            thread.execute(() -> resolved(this, service));
        }
    }
}
