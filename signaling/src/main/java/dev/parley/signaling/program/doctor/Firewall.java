package dev.parley.signaling.program.doctor;

import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.TransportConfig;
import java.util.ArrayList;
import java.util.List;

/** What must come in from outside. */
final class Firewall {
    private final ServerConfig config;
    private final int metricsPort;

    Firewall(ServerConfig config, int metricsPort) {
        this.config = config;
        this.metricsPort = metricsPort;
    }

    List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        if (config.transport().security() instanceof TransportConfig.BehindProxy) {
            findings.add(Finding.note("TCP 443, or where the reverse proxy listens. TCP " + config.port()
                    + " stays closed: it is for the proxy."));
        } else {
            findings.add(Finding.note("TCP " + config.port() + ", for everybody who calls."));
        }
        if (config.ice().stunPort() != 0) {
            findings.add(Finding.note("UDP " + config.ice().stunPort() + ", for STUN."));
        }
        if (!config.ice().turn().urls().isEmpty()) {
            findings.add(Finding.note("On the TURN servers: the ports of their URLs, and UDP 49152-65535 (coturn's"
                    + " min-port and max-port) for what they relay."));
        }
        if (metricsPort != 0) {
            findings.add(Finding.note("TCP " + metricsPort + " for /health and /metrics is on this computer only."));
        }
        return findings;
    }
}
