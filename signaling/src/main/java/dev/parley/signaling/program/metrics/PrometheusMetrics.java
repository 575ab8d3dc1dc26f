package dev.parley.signaling.program.metrics;

import dev.parley.signaling.protocol.CallOutcome;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.server.Metrics;
import dev.parley.signaling.server.ServerLoad;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Locale;

/**
 * Counts for Prometheus. Every label has few values, all known beforehand: none is the name or the address of anybody.
 * Any thread.
 */
public final class PrometheusMetrics implements Metrics {
    /** From 0.1 ms, a message that is only passed on, to some seconds, a queue that is full. */
    private static final double[] SECONDS = {
        0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5
    };

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer =
            PrometheusTextFormatWriter.builder().build();

    private final Counter connected = counter("parley_connections_accepted", "Connections that were accepted.");
    private final Counter closed =
            counter("parley_connections_closed", "Connections that the server ended, or did not take.", "reason");
    private final Counter signIns =
            counter("parley_sign_ins", "Sign-ins by how they were tried and what came of it.", "by", "result");
    private final Counter refused = counter("parley_requests_refused", "Requests that were refused.", "code");
    private final Counter calls = counter("parley_calls", "Calls that rang and are over.", "outcome");
    private final DistributionDataPoint handled =
            histogram("parley_request_seconds", "From a request's arrival until it was routed.");
    private final DistributionDataPoint hashed =
            histogram("parley_hash_seconds", "From the wish to hash a password until it was done.");
    private final DistributionDataPoint stored =
            histogram("parley_store_seconds", "From the wish to read or write the database until it was done.");

    private final Gauge up =
            gauge("parley_up", "1 if the server answered in time, else 0; then what it has is unknown.");
    private final Gauge connections = gauge("parley_connections", "Open connections.");
    private final Gauge sessions = gauge("parley_sessions", "Devices that are signed in, or may still come back.");
    private final Gauge ongoing = gauge("parley_calls_ongoing", "Calls that ring or go on.");
    private final Gauge waiting = Gauge.builder()
            .name("parley_queue_length")
            .help("What waits for a thread of the server.")
            .labelNames("queue")
            .register(registry);
    private final Gauge queuedBytes = gauge("parley_queued_bytes", "Bytes that clients have not taken yet.");
    private final Gauge lastBackup =
            gauge("parley_last_backup_timestamp_seconds", "When the last backup was made; 0 if none was.");

    /** Every series is there from the start, at 0: else the first thing of a kind is never seen as a change. */
    public PrometheusMetrics() {
        for (Closed why : Closed.values()) {
            closed.initLabelValues(word(why));
        }
        for (SignInBy by : SignInBy.values()) {
            signIns.initLabelValues(word(by), "ok");
        }
        for (ErrorCode code : ErrorCode.values()) {
            refused.initLabelValues(word(code));
        }
        calls.initLabelValues(word(CallOutcome.ANSWERED));
        calls.initLabelValues(word(CallOutcome.DECLINED));
        calls.initLabelValues(word(CallOutcome.MISSED));
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars()
                .register(registry);
    }

    private Gauge gauge(String name, String help) {
        return Gauge.builder().name(name).help(help).withoutExemplars().register(registry);
    }

    private DistributionDataPoint histogram(String name, String help) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .withoutExemplars()
                .register(registry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void connected() {
        connected.inc();
    }

    @Override
    public void closed(Closed why) {
        closed.labelValues(word(why)).inc();
    }

    @Override
    public void signIn(SignInBy how, ErrorCode why) {
        signIns.labelValues(word(how), why == null ? "ok" : word(why)).inc();
    }

    @Override
    public void refused(ErrorCode code) {
        refused.labelValues(word(code)).inc();
    }

    @Override
    public void callEnded(CallOutcome outcome) {
        calls.labelValues(word(outcome)).inc();
    }

    @Override
    public void handled(long nanos) {
        handled.observe(Unit.nanosToSeconds(nanos));
    }

    @Override
    public void hashed(long nanos) {
        hashed.observe(Unit.nanosToSeconds(nanos));
    }

    @Override
    public void stored(long nanos) {
        stored.observe(Unit.nanosToSeconds(nanos));
    }

    /** A backup was made. */
    public void backedUp(Instant at) {
        lastBackup.set(at.toEpochMilli() / 1e3);
    }

    /**
     * Writes everything in Prometheus's text format, version 0.0.4.
     *
     * @param load what the server has now, or null if it did not answer
     */
    synchronized void write(ServerLoad load, OutputStream out) throws IOException {
        up.set(load == null ? 0 : 1);
        if (load != null) {
            connections.set(load.connections());
            sessions.set(load.sessions());
            ongoing.set(load.calls());
            waiting.labelValues("server").set(load.waitingTasks());
            waiting.labelValues("hash").set(load.waitingHashes());
            waiting.labelValues("store").set(load.waitingStores());
            queuedBytes.set((double) load.queuedBytes());
        }
        writer.write(out, registry.scrape());
    }

    /** The media type of what {@link #write} writes. */
    String contentType() {
        return writer.getContentType();
    }
}
