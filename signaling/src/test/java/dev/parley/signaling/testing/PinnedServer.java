package dev.parley.signaling.testing;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts a server whose fingerprint is known, as PROTOCOL.md has it, with nothing but the JDK. */
public final class PinnedServer extends X509ExtendedTrustManager {
    private final String fingerprint;

    private PinnedServer(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** For connections to the server of this fingerprint alone. */
    public static SSLContext context(String fingerprint) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PinnedServer(fingerprint)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        try {
            X509Certificate last = chain[chain.length - 1];
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(last.getEncoded());
            if (!fingerprint.equals(HexFormat.of().formatHex(digest))) {
                throw new CertificateException("another server");
            }
            for (int i = 0; i + 1 < chain.length; i++) {
                if (chain[i + 1].getBasicConstraints() < 0) {
                    throw new CertificateException("not an authority");
                }
                chain[i].verify(chain[i + 1].getPublicKey());
            }
        } catch (CertificateException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
