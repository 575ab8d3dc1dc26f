package dev.parley.signaling.server;

import dev.parley.signaling.store.Stores;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * What the routing core works with; a test gives it a time of its own.
 *
 * @param server the one thread of the core; runs its timers
 * @param nanoTime the clock of the limits
 * @param clock tells what time of the day it is
 * @param stores used on the threads of {@code background} only
 */
record Environment(
        ScheduledExecutorService server,
        LongSupplier nanoTime,
        InstantSource clock,
        Background background,
        Stores stores,
        PasswordHasher hasher,
        SecureRandom random,
        ServerConfig config,
        Metrics metrics) {}
