package dev.parley.signaling.tls;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** What is in a pair of PEM files (RFC 7468): a chain of certificates, and the key of the first of them. */
final class PemFiles {
    /** What is signed to see that a key and a certificate belong together. */
    private static final byte[] SAMPLE = new byte[32];

    private PemFiles() {}

    /**
     * Reads a chain and its key.
     *
     * @param certificates text of the first file; between the certificates may be other text
     * @param key text of the second file: PKCS #8, or as OpenSSL wrote keys before it, PKCS #1 or SEC 1
     * @throws IdentityException if they can't be read or don't belong together; the sentence says "the certificate file" and
     *     "the key file"
     */
    static Shown read(String certificates, String key) throws IdentityException {
        List<X509Certificate> chain = chain(certificates);
        PrivateKey secret = key(key);
        try {
            if (!belong(secret, chain.getFirst())) {
                throw new IdentityException(
                        "The key is not that of the first certificate in the certificate file. The server's own"
                                + " certificate has to come first, and its key has to be in the key file.");
            }
            return Shown.of(secret, chain);
        } catch (GeneralSecurityException e) {
            throw new IdentityException("The certificate can't be used with that key: " + e.getMessage() + ".", e);
        }
    }

    private static List<X509Certificate> chain(String text) throws IdentityException {
        List<X509Certificate> chain = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                if (next instanceof X509CertificateHolder holder) {
                    chain.add(new JcaX509CertificateConverter().getCertificate(holder));
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The parser throws what its decoders throw.
            throw new IdentityException("The certificate file is damaged: " + e.getMessage() + ".", e);
        }
        if (chain.isEmpty()) {
            throw new IdentityException("There is no certificate in the certificate file; it must be a PEM file.");
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            try {
                chain.get(i).verify(chain.get(i + 1).getPublicKey());
            } catch (GeneralSecurityException e) {
                throw new IdentityException(
                        "Certificate " + (i + 1) + " in the certificate file is not signed by the one after it. The"
                                + " server's certificate has to come first, then the one that signed it, and so on.",
                        e);
            }
        }
        return chain;
    }

    private static PrivateKey key(String text) throws IdentityException {
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                switch (next) {
                    case PrivateKeyInfo info -> {
                        return new JcaPEMKeyConverter().getPrivateKey(info);
                    }
                    case PEMKeyPair pair -> {
                        return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
                    }
                    case PKCS8EncryptedPrivateKeyInfo _, PEMEncryptedKeyPair _ ->
                        throw new IdentityException(
                                "The key file is encrypted. Decrypt it: openssl pkey -in KEY -out NEW, and let only the"
                                        + " server read it.");
                    default -> {
                        // The parameters of a curve come before its key.
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new IdentityException("The key file is damaged: " + e.getMessage() + ".", e);
        }
        throw new IdentityException("There is no key in the key file; it must be a PEM file.");
    }

    private static boolean belong(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                };
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(SAMPLE);
        byte[] signed = signing.sign();
        if (!certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        Signature checking = Signature.getInstance(algorithm);
        checking.initVerify(certificate.getPublicKey());
        checking.update(SAMPLE);
        return checking.verify(signed);
    }
}
