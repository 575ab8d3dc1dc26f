package dev.parley.app.session;

import dev.parley.app.session.ServerStatus.Problem;
import dev.parley.signaling.client.ServerProbe;
import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Registration;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks what answers at an address, and how one gets an account there. Owned by the {@code call} thread. */
final class ServerLook {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLook.class);

    private final Executor call;
    /** As the server said the last time that it was looked at. */
    private Registration registration = Registration.OPEN;

    /** @param call the {@code call} thread */
    ServerLook(Executor call) {
        this.call = call;
    }

    /**
     * On a thread of its own: an address where nobody answers must not keep the disk waiting.
     *
     * @param found told on the {@code call} thread
     */
    void probe(URI address, ServerTrust trust, Consumer<ServerProbe.Outcome> found) {
        Thread.ofPlatform().daemon().name("probe").start(() -> {
            ServerProbe.Outcome outcome = ServerProbe.probe(address, trust, "Parley");
            call.execute(() -> found.accept(outcome));
        });
    }

    /**
     * What that means.
     *
     * @param told to the person in the form, if it comes to that
     */
    ServerStatus status(ServerProbe.Outcome found, ServerPlace place, String username, Problem told) {
        return switch (found) {
            case ServerProbe.Trusted(String _, Registration how) -> {
                registration = how;
                yield needsAccount(place, username, told);
            }
            case ServerProbe.Unknown(String fingerprint) -> unknown(place, fingerprint);
            case ServerProbe.Changed(String expected, String fingerprint) -> changed(place, expected, fingerprint);
            case ServerProbe.NotAServer(String detail) -> failed(place, "not-a-server", detail);
            case ServerProbe.OtherVersion(String detail) -> failed(place, "unsupported-version", detail);
            case ServerProbe.Unreachable(String why) -> failed(place, "unreachable", why);
        };
    }

    /** The server's owner may have changed it since it was looked at. */
    void learnFrom(ErrorCode refusal) {
        if (refusal == ErrorCode.REGISTRATION_CLOSED) {
            registration = Registration.CLOSED;
        } else if (refusal == ErrorCode.INVITATION_NEEDED) {
            registration = Registration.INVITATION;
        }
    }

    ServerStatus needsAccount(ServerPlace place, String username, Problem told) {
        return new ServerStatus.NeedsAccount(place.name(), username, registration, told);
    }

    static ServerStatus unknown(ServerPlace place, String fingerprint) {
        return new ServerStatus.AskTrust(place.url(), fingerprint, ServerTrust.shortCode(fingerprint));
    }

    static ServerStatus changed(ServerPlace place, String expected, String fingerprint) {
        return new ServerStatus.CertificateChanged(
                place.url(), ServerTrust.shortCode(expected), fingerprint, ServerTrust.shortCode(fingerprint));
    }

    static ServerStatus failed(ServerPlace place, String code, String why) {
        LOG.info("{} can't be used: {}", place.name(), why);
        return new ServerStatus.Failed(place.name(), new Problem(code, place.name()));
    }
}
