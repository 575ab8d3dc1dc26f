package dev.parley.app.instance;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A start that looks for a program that runs already with its profile. */
public final class SecondStart {
    private static final Logger LOG = LoggerFactory.getLogger(SecondStart.class);

    private SecondStart() {}

    /** How it went. */
    public enum Outcome {
        /** The other program has the argument. */
        TAKEN,
        /** There is none, or one that does not listen yet, or any more. */
        NOBODY,
        /** There is one, and it hangs. */
        NO_ANSWER
    }

    /**
     * Hands an argument over. Blocks until it is answered, {@code bound} at most.
     *
     * @param file from {@link InstanceAddress}
     * @param argument empty for none: the other program comes to the front
     */
    public static Outcome handOver(Path file, String argument, Duration bound) {
        if (!Files.exists(file)) {
            return Outcome.NOBODY; // the usual start, which is to be fast
        }
        FutureTask<Outcome> talk = new FutureTask<>(() -> talk(file, argument));
        Thread thread = Thread.ofVirtual().name("second start").start(talk);
        try {
            return talk.get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt(); // closes the channel
            return Outcome.NO_ANSWER;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return Outcome.NO_ANSWER;
        }
    }

    private static Outcome talk(Path file, String argument) {
        try (SocketChannel first = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            InstanceMessage.write(first, argument);
            return InstanceMessage.read(first).equals(InstanceMessage.TAKEN) ? Outcome.TAKEN : Outcome.NOBODY;
        } catch (IOException e) {
            // One that was left behind, or is closed just now.
            LOG.debug("nobody is at {}", file, e);
            return Outcome.NOBODY;
        }
    }
}
