package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.tls.ServerIdentity;
import dev.parley.signaling.upgrade.ForwardedFor;
import dev.parley.signaling.upgrade.HttpHead;
import dev.parley.signaling.upgrade.UpgradeRefused;
import dev.parley.signaling.upgrade.UpgradeRules;
import dev.parley.signaling.websocket.WebSocketConnection;
import java.net.InetAddress;
import javax.net.ssl.SSLContext;

/**
 * What comes before the first frame: TLS, and the request that becomes a WebSocket.
 *
 * @param identity for TLS; null behind a proxy, which does that
 * @param forwarded says for whom the proxy speaks; null without one
 */
record SocketOpening(ServerIdentity identity, ForwardedFor forwarded, UpgradeRules rules) {
    /** Room above {@link Limits#MESSAGE_BYTES}, so that a message a bit too large is answered and not cut off. */
    static final int LARGEST_MESSAGE = 4 * Limits.MESSAGE_BYTES;

    /** Whether clients come by a proxy, so that their address is not known before they have sent a request. */
    boolean isBehindProxy() {
        return forwarded != null;
    }

    /** For a connection of now; null behind a proxy. */
    SSLContext tls() {
        return identity == null ? null : identity.context();
    }

    /** What clients may send before they sign in, and how much may wait for them. */
    WebSocketConnection.Rules limits() {
        return new WebSocketConnection.Rules(rules, Limits.STRANGER_MESSAGE_BYTES, Limits.QUEUED_BYTES);
    }

    /** Who sent a request, which came over a connection with that address. */
    InetAddress client(HttpHead head, InetAddress peer) throws UpgradeRefused {
        return forwarded == null ? peer : forwarded.client(head);
    }
}
