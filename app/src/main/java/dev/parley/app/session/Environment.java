package dev.parley.app.session;

import dev.parley.app.settings.KeptSecrets;
import dev.parley.app.settings.Profile;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * What a session runs on; a test gives it other clocks and executors.
 *
 * @param call the one thread that owns all state of the session
 * @param disk for files and for starting the embedded server; may block
 * @param engine starts the engine
 * @param pictures files for pictures
 * @param host the embedded server
 * @param discovery servers on the local network
 * @param profile what is kept; used on {@code disk} only
 * @param secrets what signs the person in
 * @param monotonicMs the monotonic clock, ms
 * @param wallMs the time of day, ms since 1970
 * @param deviceName the name of this computer for other devices of the same person
 */
public record Environment(
        ScheduledExecutorService call,
        Executor disk,
        EnginePort.Launcher engine,
        PictureFiles pictures,
        ServerHost host,
        Discovery discovery,
        Profile profile,
        KeptSecrets secrets,
        LongSupplier monotonicMs,
        LongSupplier wallMs,
        String deviceName) {}
