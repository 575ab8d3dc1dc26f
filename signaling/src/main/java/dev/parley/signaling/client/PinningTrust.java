package dev.parley.signaling.client;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts the pinned certificate, and what it has signed if it is an authority, whatever names and dates say; or, when
 * nothing is pinned, what the system trusts for that host name (RFC 9525). One for each connection; used by its handshake
 * thread.
 */
final class PinningTrust extends X509ExtendedTrustManager {
    private static final String ANY_USAGE = "2.5.29.37.0";
    private static final String SERVER_USAGE = "1.3.6.1.5.5.7.3.1";
    private static final int KEY_CERT_SIGN = 5;

    private final String pinned;
    /** What could be pinned instead, when the certificate was rejected; else empty. Written by the handshake, read after it. */
    private volatile String rejected = "";

    PinningTrust(ServerTrust trust) {
        this.pinned = trust.fingerprint();
    }

    /** Why the handshake failed, if it was for the certificate; else null. */
    ConnectionListener.Refusal refusal() {
        if (rejected.isEmpty()) {
            return null;
        }
        return pinned.isEmpty()
                ? new ConnectionListener.Refusal.UnknownCertificate(rejected)
                : new ConnectionListener.Refusal.ChangedCertificate(pinned, rejected);
    }

    /**
     * Speaks TLS over a connected socket. Blocks.
     *
     * @param timeoutMs how long the server may be silent
     */
    SSLSocket handshake(Socket socket, String host, int port, int timeoutMs) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            tls.setSSLParameters(parameters);
            tls.setSoTimeout(timeoutMs);
            tls.startHandshake();
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (pinned.isEmpty()) {
            X509ExtendedTrustManager system = system();
            try {
                system.checkServerTrusted(chain, authType, socket);
            } catch (CertificateException e) {
                rejected = toPin(chain, system);
                throw e;
            }
        } else if (!isPinned(chain)) {
            rejected = toPin(chain, system());
            throw new CertificateException("not the pinned certificate, and not signed by it");
        }
    }

    /**
     * What to ask the person about: the authority if it is the server's own, which has signed itself; else the server's
     * certificate. An authority that signs for strangers must never be pinned: names don't count with a pin, so each of
     * them could pass for this server.
     */
    private static String toPin(X509Certificate[] chain, X509ExtendedTrustManager system) throws CertificateException {
        X509Certificate last = chain[chain.length - 1];
        boolean own = isSigned(chain)
                && last.getIssuerX500Principal().equals(last.getSubjectX500Principal())
                && !List.of(system.getAcceptedIssuers()).contains(last);
        return fingerprint(own ? last : chain[0]);
    }

    private boolean isPinned(X509Certificate[] chain) throws CertificateException {
        if (pinned.equals(fingerprint(chain[0]))) {
            return true;
        }
        return pinned.equals(fingerprint(chain[chain.length - 1])) && isSigned(chain);
    }

    /** Whether each certificate is signed by the next, which may sign (RFC 5280, section 6.1.4, without names and dates). */
    private static boolean isSigned(X509Certificate[] chain) throws CertificateException {
        List<String> usages = chain[0].getExtendedKeyUsage();
        if (usages != null && !usages.contains(SERVER_USAGE) && !usages.contains(ANY_USAGE)) {
            return false;
        }
        for (int i = 1; i < chain.length; i++) {
            // The number of authorities that may come between this one and the server's certificate; -1: it is no
            // authority.
            int authoritiesBelow = chain[i].getBasicConstraints();
            boolean[] keyUsage = chain[i].getKeyUsage();
            if (authoritiesBelow < i - 1 || (keyUsage != null && !keyUsage[KEY_CERT_SIGN])) {
                return false;
            }
            try {
                chain[i - 1].verify(chain[i].getPublicKey());
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
        return true;
    }

    private static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new CertificateException(e);
        }
    }

    private static X509ExtendedTrustManager system() throws CertificateException {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager found) {
                    return found;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
        throw new CertificateException("the system has no list of trusted certificates");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("only sockets are used");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("only sockets are used");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
