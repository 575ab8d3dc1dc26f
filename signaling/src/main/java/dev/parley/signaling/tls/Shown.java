package dev.parley.signaling.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * One chain with its key, ready for handshakes.
 *
 * @param context with the key of the first certificate and no other
 * @param chain the server's certificate first
 */
record Shown(SSLContext context, List<X509Certificate> chain) {
    /** Sessions that clients may resume; without a bound the JDK keeps 20,480 of them for a day. */
    private static final int SESSIONS = 1_024;

    private static final int SESSION_SECONDS = 3_600;

    Shown {
        chain = List.copyOf(chain);
    }

    static Shown of(PrivateKey key, List<X509Certificate> chain) throws GeneralSecurityException {
        // TLS 1.2 lets a client begin one handshake after the other, each of which costs the server a signature. The
        // JDK
        // has no other switch; it is read at the first handshake.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        char[] none = {};
        try {
            KeyStore only = KeyStore.getInstance("PKCS12");
            only.load(null, none);
            only.setKeyEntry("server", key, none, chain.toArray(X509Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(only, none);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            context.getServerSessionContext().setSessionCacheSize(SESSIONS);
            context.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
            return new Shown(context, chain);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
