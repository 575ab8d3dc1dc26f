package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpReceiver;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.parley.app.engine.api.EngineEvent;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;

/**
 * Watches one connected peer: its first sound, every 10 ms until it has come, and its statistics, every second. Engine
 * thread only.
 */
final class PeerWatch {
    private static final Duration SOUND_PERIOD = Duration.ofMillis(10);
    private static final Duration STATISTICS_PERIOD = Duration.ofSeconds(1);

    private final String name;
    private final RTCPeerConnection connection;
    private final PeerMedia media;
    private final EngineThread thread;
    private final Consumer<EngineEvent> events;
    private final StatisticsReader reader = new StatisticsReader();
    private ScheduledFuture<?> soundTimer;
    private ScheduledFuture<?> statisticsTimer;
    private boolean heard;
    private boolean stopped;

    PeerWatch(
            String name,
            RTCPeerConnection connection,
            PeerMedia media,
            EngineThread thread,
            Consumer<EngineEvent> events) {
        this.name = name;
        this.connection = connection;
        this.media = media;
        this.thread = thread;
        this.events = events;
    }

    boolean running() {
        return statisticsTimer != null && !stopped;
    }

    /** Once connected; more often does no harm. */
    void start() {
        if (statisticsTimer == null && !stopped) {
            soundTimer = thread.every(SOUND_PERIOD, this::listen);
            statisticsTimer = thread.every(STATISTICS_PERIOD, this::askStatistics);
        }
    }

    /** Before the connection is closed. */
    void stop() {
        stopped = true;
        if (statisticsTimer != null) {
            statisticsTimer.cancel(false);
            soundTimer.cancel(false);
        }
    }

    private void listen() {
        RTCRtpReceiver receiver = stopped ? null : media.audioReceiver();
        if (receiver != null && !receiver.getSynchronizationSources().isEmpty()) {
            heard();
        }
    }

    private void heard() {
        if (!heard) {
            heard = true;
            soundTimer.cancel(false);
            events.accept(new EngineEvent.FirstAudio(name, Clock.now()));
        }
    }

    private void askStatistics() {
        if (stopped) {
            return;
        }
        connection.getStats(report -> thread.post(() -> statistics(report)));
    }

    private void statistics(RTCStatsReport report) {
        if (stopped) {
            return;
        }
        EngineEvent.Statistics read =
                new EngineEvent.Statistics(name, reader.read(report, Clock.now(), media.cameraMid()));
        media.screen().statistics(report);
        // Where nothing is played the library never looks at the sound, and the packets alone tell.
        if (reader.audioPackets() > 0) {
            heard();
        }
        events.accept(read);
    }
}
