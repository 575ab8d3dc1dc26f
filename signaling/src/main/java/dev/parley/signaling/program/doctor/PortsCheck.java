package dev.parley.signaling.program.doctor;

import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.TransportConfig;
import dev.parley.signaling.stun.StunClient;
import dev.parley.signaling.stun.StunServer;
import java.io.IOException;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The ports: of a running server whether it answers there, else whether it could listen. */
final class PortsCheck {
    private static final int TIMEOUT_MS = Math.toIntExact(Duration.ofSeconds(5).toMillis());

    private final ServerConfig config;
    private final int metricsPort;
    private final boolean running;
    private final boolean plain;
    private final List<Finding> findings = new ArrayList<>();
    private List<X509Certificate> certificates = List.of();

    PortsCheck(ServerConfig config, int metricsPort, boolean running) {
        this.config = config;
        this.metricsPort = metricsPort;
        this.running = running;
        plain = config.transport().security() instanceof TransportConfig.BehindProxy;
    }

    List<Finding> look() {
        if (config.port() == 0) {
            findings.add(Finding.note("TCP: any port that is free, another one at each start."));
        } else if (running) {
            connect();
        } else {
            bind("TCP port " + config.port(), config.host(), config.port());
        }
        if (config.ice().stunPort() != 0) {
            stun();
        }
        if (metricsPort != 0) {
            metrics();
        }
        return findings;
    }

    /** What the running server shows; empty if none does. */
    List<X509Certificate> certificates() {
        return certificates;
    }

    private void bind(String what, String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(!System.getProperty("os.name").startsWith("Windows"));
            socket.bind(new InetSocketAddress(host.isEmpty() ? "0.0.0.0" : host, port));
            findings.add(Finding.good(what + " can be listened on."));
        } catch (IOException e) {
            findings.add(Finding.problem(failed(what, e)));
        }
    }

    private static String failed(String what, IOException e) {
        boolean taken =
                e instanceof BindException && String.valueOf(e.getMessage()).contains("in use");
        return taken
                ? what + " is taken by another program. Stop that one, or choose another port."
                : what + " can't be listened on: " + Doctor.sentence(e)
                        + " Below 1024 a program needs the right to (systemd's AmbientCapabilities=CAP_NET_BIND_SERVICE).";
    }

    /** Where the server is reached from this computer. */
    private InetAddress near() throws IOException {
        InetAddress address = InetAddress.getAllByName(config.host().isEmpty() ? "0.0.0.0" : config.host())[0];
        return address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    }

    private void connect() {
        String what = "TCP port " + config.port();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(near(), config.port()), TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            if (plain) {
                socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                byte[] begin = socket.getInputStream().readNBytes(8);
                if (!new String(begin, StandardCharsets.US_ASCII).equals("HTTP/1.1")) {
                    throw new IOException("what answers there does not speak HTTP");
                }
            } else {
                certificates = ShownCertificates.of(socket);
            }
            findings.add(Finding.good(what + " is answered by the server."));
        } catch (IOException e) {
            findings.add(Finding.problem("A server uses the data folder, but does not answer as it should on " + what
                    + ": " + Doctor.sentence(e) + " Was the configuration changed since it started?"));
        }
    }

    private void stun() {
        String what = "UDP port " + config.ice().stunPort() + ", for STUN,";
        // No proxy stands before UDP.
        String host = plain ? "" : config.host();
        StunServer temporary = null;
        try {
            if (!running) {
                temporary = StunServer.open(host, config.ice().stunPort());
            }
            InetAddress server = plain ? InetAddress.getLoopbackAddress() : near();
            InetSocketAddress mapped = StunClient.binding(
                    new InetSocketAddress(server, config.ice().stunPort()));
            findings.add(
                    mapped.getAddress().equals(server)
                            ? Finding.good(what + " answers a binding request.")
                            : Finding.problem(what + " says that this computer is " + mapped.getAddress()
                                    + ". Another program answers there."));
        } catch (BindException e) {
            findings.add(Finding.problem(failed(what, e)));
        } catch (IOException e) {
            findings.add(Finding.problem(what + " does not work: " + Doctor.sentence(e)));
        } finally {
            if (temporary != null) {
                temporary.close();
            }
        }
    }

    private void metrics() {
        String what = "TCP port " + metricsPort + ", for /health and /metrics,";
        if (!running) {
            bind(what, InetAddress.getLoopbackAddress().getHostAddress(), metricsPort);
            return;
        }
        try {
            URI url = URI.create("http://127.0.0.1:" + metricsPort + "/health");
            HttpURLConnection http = (HttpURLConnection) url.toURL().openConnection();
            http.setConnectTimeout(TIMEOUT_MS);
            http.setReadTimeout(TIMEOUT_MS);
            int status = http.getResponseCode();
            http.disconnect();
            findings.add(
                    status == 200
                            ? Finding.good(what + " says that the server is well.")
                            : Finding.problem(what + " answers with " + status + ": the server hangs. Its log may say"
                                    + " why; start it anew."));
        } catch (IOException e) {
            findings.add(Finding.problem(what + " does not answer: " + Doctor.sentence(e)));
        }
    }
}
