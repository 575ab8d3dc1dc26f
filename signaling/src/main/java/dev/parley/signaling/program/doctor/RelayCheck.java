package dev.parley.signaling.program.doctor;

import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.server.IceConfig;
import dev.parley.signaling.stun.StunRefused;
import dev.parley.signaling.stun.TurnClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Whether the TURN servers would relay a call: an address is allocated from each, as a client would do. */
final class RelayCheck {
    private static final int UNAUTHENTICATED = 401;

    private final IceConfig ice;
    private final Clock clock;

    RelayCheck(IceConfig ice, Clock clock) {
        this.ice = ice;
        this.clock = clock;
    }

    List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        if (!ice.turn().urls().isEmpty()) {
            IceServerInfo minted = ice.turn().mint(clock.instant(), new SecureRandom());
            minted.urls().forEach(url -> findings.addAll(allocate(url, minted, true)));
        }
        for (IceServerInfo fixed : ice.servers()) {
            for (String url : fixed.urls()) {
                if (url.startsWith("turn")) {
                    findings.addAll(allocate(url, fixed, false));
                } else {
                    findings.add(Finding.note(url + " is another's server and was not asked."));
                }
            }
        }
        if (findings.isEmpty()) {
            findings.add(Finding.note("There are no TURN servers: between some networks no call will come about."));
        }
        return findings;
    }

    private static List<Finding> allocate(String url, IceServerInfo credentials, boolean minted) {
        List<Finding> findings = new ArrayList<>();
        try {
            InetSocketAddress relayed = TurnClient.allocate(url, credentials.username(), credentials.credential());
            InetAddress address = relayed.getAddress();
            findings.add(Finding.good(url + " relays from " + address.getHostAddress() + "."));
            if (address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress()) {
                findings.add(Finding.note("That address is reached from the same network only. For calls from outside,"
                        + " the TURN server must know its public one (coturn's external-ip)."));
            }
        } catch (StunRefused e) {
            findings.add(Finding.problem(url + " refuses: " + e.getMessage() + "."
                    + (e.code() == UNAUTHENTICATED ? " " + advice(minted) : "")));
        } catch (UnknownHostException e) {
            findings.add(Finding.problem(url + ": there is no computer of that name."));
        } catch (IOException e) {
            findings.add(Finding.problem(url + " can't be used: " + Doctor.sentence(e)
                    + " Does it run, and does a firewall let its port through?"));
        }
        return findings;
    }

    private static String advice(boolean minted) {
        return minted
                ? "Does it have the same secret (coturn's use-auth-secret and static-auth-secret), and is its clock right?"
                : "Are username and password right?";
    }
}
