package dev.parley.signaling.client;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.ProtocolException;
import dev.parley.signaling.protocol.Registration;
import dev.parley.signaling.protocol.Request;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a server before anybody types a password: its certificate, and how one gets an account there. */
public final class ServerProbe {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProbe.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    private ServerProbe() {}

    /** What was found. */
    public sealed interface Outcome {}

    /**
     * A server whose certificate is pinned, or that the system trusts for that host.
     *
     * @param name what it calls itself; empty if it is too old to say so
     * @param registration how an account is made there, from here
     */
    public record Trusted(String name, Registration registration) implements Outcome {}

    /** A certificate that is neither; ask the person. */
    public record Unknown(String fingerprint) implements Outcome {}

    /** Another certificate than the pinned one. */
    public record Changed(String expected, String fingerprint) implements Outcome {}

    /** What answers there is not a Parley server. */
    public record NotAServer(String detail) implements Outcome {}

    /** A Parley server, of which each version is one that is not spoken here. */
    public record OtherVersion(String detail) implements Outcome {}

    /** Nobody answers there. */
    public record Unreachable(String why) implements Outcome {}

    /**
     * Connects, says hello, and ends the connection. Blocks for some seconds at most.
     *
     * @param program name and version of this program
     */
    public static Outcome probe(URI server, ServerTrust trust, String program) {
        BlockingQueue<Outcome> found = new LinkedBlockingQueue<>();
        SocketLink link = new SocketLink(server, trust, TIMEOUT, new Link.Events() {
            @Override
            public void opened(Link opened) {
                opened.send(Codec.encode(0, new Request.Hello(List.of(Limits.VERSION), program)));
            }

            @Override
            public void message(Link from, String frame) {
                found.add(answer(frame));
            }

            @Override
            public void closed(Link closed, String why, ConnectionListener.Refusal refusal) {
                found.add(ended(why, refusal));
            }
        });
        link.connect();
        try {
            Outcome first = found.poll(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return first == null ? new Unreachable("It does not answer.") : first;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unreachable("The search was given up.");
        } finally {
            link.kill();
        }
    }

    static Outcome answer(String frame) {
        try {
            return switch (Codec.decodeEvent(frame).event()) {
                case Event.Welcome(var _, var _, var name, var registration) -> new Trusted(name, registration);
                case Event.Refused(var _, var code, var message) ->
                    switch (code) {
                        case UNSUPPORTED_VERSION -> new OtherVersion(message);
                        // From before there was a hello; everybody could make an account then.
                        default -> new Trusted("", Registration.OPEN);
                    };
                case Event other -> new NotAServer("It answered a greeting with " + other + ".");
            };
        } catch (ProtocolException e) {
            LOG.debug("What is no Parley server said: {}", frame, e);
            return new NotAServer("What answers there is not a Parley server.");
        }
    }

    private static Outcome ended(String why, ConnectionListener.Refusal refusal) {
        return switch (refusal) {
            case ConnectionListener.Refusal.UnknownCertificate(String fingerprint) -> new Unknown(fingerprint);
            case ConnectionListener.Refusal.ChangedCertificate(String expected, String fingerprint) ->
                new Changed(expected, fingerprint);
            case ConnectionListener.Refusal.NotAServer(String detail) -> new NotAServer(detail);
            case null, default -> new Unreachable(why);
        };
    }
}
