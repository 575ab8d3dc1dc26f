package dev.parley.signaling.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * The certificates that a server shows, and their key. Both may be exchanged while it runs: each handshake asks anew, and
 * connections that are open stay as they are. Any thread.
 */
public interface ServerIdentity {
    /** For a handshake that begins now. */
    SSLContext context();

    /** What is shown: the server's certificate first, each signed by the next. */
    List<X509Certificate> chain();

    /**
     * Looks whether the certificates have to be renewed, or are there anew, and does it. To be called every {@code 30 s} or
     * so; reads and perhaps writes files. What fails is logged, and the certificates of before stay.
     */
    void refresh();

    /**
     * What clients pin and people compare: the SHA-256 of the authority at the end of the chain, if it is one of its own
     * (it has signed itself); else of the server's certificate. An authority below another one is never pinned: a public one
     * signs for strangers.
     *
     * @return 64 hex digits in lower case
     */
    default String fingerprint() {
        X509Certificate last = chain().getLast();
        boolean own =
                last.getBasicConstraints() >= 0 && last.getIssuerX500Principal().equals(last.getSubjectX500Principal());
        try {
            X509Certificate pinned = own ? last : chain().getFirst();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pinned.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a certificate that was decoded can be encoded, and every JDK has SHA-256", e);
        }
    }
}
