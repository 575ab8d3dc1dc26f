package dev.parley.signaling.program;

import ch.qos.logback.classic.Level;
import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.server.AccountRules;
import dev.parley.signaling.server.IceConfig;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.TransportConfig;
import dev.parley.signaling.server.TurnConfig;
import dev.parley.signaling.upgrade.ForwardedFor;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How this server is to run, checked.
 *
 * @param listen where clients reach it
 * @param name what people call it
 * @param data its folder
 * @param origins pages of browsers that may connect, as {@code https://host:port}
 * @param accounts who may make one, and whose calls ring at a new one
 * @param metricsPort of {@code /health} and {@code /metrics} on loopback; 0 for none
 */
record Settings(
        HostPort listen,
        String name,
        Path data,
        Tls tls,
        List<String> origins,
        AccountRules accounts,
        Ice ice,
        int metricsPort,
        Logging logging,
        Backups backups) {
    Settings {
        origins = List.copyOf(origins);
    }

    /** What of it the server itself is told. */
    ServerConfig serverConfig() {
        return new ServerConfig(
                listen.host(),
                listen.port(),
                data,
                name,
                new TransportConfig(tls.security(), Set.copyOf(origins)),
                new IceConfig(
                        ice.servers, ice.stunPort, new TurnConfig(ice.turnUrls, ice.turnSecret, ice.turnLifetime)),
                accounts);
    }

    /**
     * A TCP port of an address.
     *
     * @param host an address or name, IPv6 without its brackets
     */
    record HostPort(String host, int port) {
        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /**
     * How connections are encrypted.
     *
     * @param certificate PEM file of the chain; null unless {@code FILES}
     * @param key PEM file of its private key; null unless {@code FILES}
     * @param forwarded where the proxy says who its client is
     * @param trustedProxies other proxies than those of this computer that are believed
     */
    record Tls(
            TlsMode mode, Path certificate, Path key, ForwardedFor.Header forwarded, List<InetAddress> trustedProxies) {
        Tls {
            trustedProxies = List.copyOf(trustedProxies);
        }

        private TransportConfig.Security security() {
            return switch (mode) {
                case OWN -> new TransportConfig.OwnAuthority();
                case FILES -> new TransportConfig.PemFiles(certificate, key);
                case PROXY -> new TransportConfig.BehindProxy(forwarded, Set.copyOf(trustedProxies));
            };
        }
    }

    /** Where the certificate comes from. */
    enum TlsMode {
        /** The server makes it itself. */
        OWN,
        /** From PEM files. */
        FILES,
        /** A reverse proxy has it, and speaks plain HTTP to the server. */
        PROXY
    }

    /**
     * What clients use to find a way to each other.
     *
     * @param stunPort UDP port of the server's own STUN; 0 for none
     * @param turnUrls RFC 7065
     * @param turnSecret shared with the TURN servers; empty if there are none
     * @param turnLifetime of the credentials that are made from it
     * @param servers others
     */
    record Ice(
            int stunPort,
            List<String> turnUrls,
            String turnSecret,
            Duration turnLifetime,
            List<IceServerInfo> servers) {
        Ice {
            turnUrls = List.copyOf(turnUrls);
            servers = List.copyOf(servers);
        }

        @Override
        public String toString() {
            return "Ice[" + stunPort + ", " + turnUrls + ", " + turnLifetime + ", " + servers + "]";
        }
    }

    /** What is logged, and how. */
    record Logging(Level level, LogFormat format) {}

    /** How a line of the log looks. */
    enum LogFormat {
        /** For people. */
        TEXT,
        /** One JSON object a line. */
        JSON
    }

    /**
     * The daily copies of the database.
     *
     * @param hour of the day, 0 to 23, in the system's time zone
     * @param kept how many; 0 for none at all
     */
    record Backups(int hour, int kept) {}
}
