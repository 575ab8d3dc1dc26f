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
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts the pinned certificate and no other, whatever its name and date say; or, when nothing is pinned, what the
 * system trusts for that host name (RFC 9525). One for each connection; used by its handshake thread.
 */
final class PinningTrust extends X509ExtendedTrustManager {
    private final String pinned;
    /** What the server showed, in lower-case hex; empty before it did. Written by the handshake, read after it. */
    private volatile String shown = "";

    private volatile boolean rejected;

    PinningTrust(ServerTrust trust) {
        this.pinned = trust.fingerprint();
    }

    /** Why the handshake failed, if it was for the certificate; else null. */
    ConnectionListener.Refusal refusal() {
        if (!rejected) {
            return null;
        }
        return pinned.isEmpty()
                ? new ConnectionListener.Refusal.UnknownCertificate(shown)
                : new ConnectionListener.Refusal.ChangedCertificate(pinned, shown);
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
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
            shown = HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new CertificateException(e);
        }
        if (pinned.isEmpty()) {
            try {
                system().checkServerTrusted(chain, authType, socket);
            } catch (CertificateException e) {
                rejected = true;
                throw e;
            }
        } else if (!pinned.equals(shown)) {
            rejected = true;
            throw new CertificateException("another certificate than the pinned one");
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
