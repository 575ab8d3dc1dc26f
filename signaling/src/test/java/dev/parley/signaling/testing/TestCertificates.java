package dev.parley.signaling.testing;

import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates as authorities make them, and as they must not be. */
public final class TestCertificates {
    /** A certificate and its keys. */
    public record Keyed(KeyPair keys, X509Certificate certificate) {}

    private TestCertificates() {}

    /** Keys of that kind: {@code EC}, {@code RSA} or {@code Ed25519}. */
    public static KeyPair keys(String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (!"Ed25519".equals(algorithm)) {
            generator.initialize("RSA".equals(algorithm) ? 2048 : 256);
        }
        return generator.generateKeyPair();
    }

    /** An authority that has signed itself. */
    public static Keyed root(String name) throws Exception {
        return make(
                name, keys("EC"), null, new BasicConstraints(true), KeyUsage.keyCertSign, null, Duration.ofDays(99));
    }

    /** An authority below another one, above so many others. */
    public static Keyed authority(String name, Keyed issuer, int authoritiesBelow) throws Exception {
        return make(
                name,
                keys("EC"),
                issuer,
                new BasicConstraints(authoritiesBelow),
                KeyUsage.keyCertSign,
                null,
                Duration.ofDays(99));
    }

    /** A server's certificate, for {@code localhost}; with {@code null} it has signed itself. */
    public static Keyed leaf(String name, Keyed issuer) throws Exception {
        return leaf(name, issuer, keys("EC"));
    }

    /** A server's certificate with those keys. */
    public static Keyed leaf(String name, Keyed issuer, KeyPair keys) throws Exception {
        return make(
                name,
                keys,
                issuer,
                new BasicConstraints(false),
                KeyUsage.digitalSignature,
                KeyPurposeId.id_kp_serverAuth,
                Duration.ofDays(9));
    }

    /**
     * Any certificate.
     *
     * @param issuer null: it signs itself
     * @param valid from now; if it is negative, the certificate has ended
     */
    public static Keyed make(
            String name,
            KeyPair keys,
            Keyed issuer,
            BasicConstraints constraints,
            int keyUsage,
            KeyPurposeId purpose,
            Duration valid)
            throws Exception {
        Instant now = Instant.now();
        X500Name subject = new X500Name("CN=" + name);
        Keyed signer = issuer == null ? new Keyed(keys, null) : issuer;
        X500Name issuerName = issuer == null
                ? subject
                : new X500Name(issuer.certificate().getSubjectX500Principal().getName());
        var builder = new JcaX509v3CertificateBuilder(
                issuerName,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(now.minus(Duration.ofDays(30))),
                Date.from(now.plus(valid)),
                subject,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, constraints);
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        if (purpose != null) {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        }
        String algorithm =
                switch (signer.keys().getPrivate().getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "Ed25519";
                };
        var signed = builder.build(
                new JcaContentSignerBuilder(algorithm).build(signer.keys().getPrivate()));
        return new Keyed(keys, new JcaX509CertificateConverter().getCertificate(signed));
    }

    /** What {@link JcaPEMWriter} makes of those: keys as PKCS #1 or SEC 1. */
    public static String pem(Object... objects) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object each : objects) {
                writer.writeObject(each);
            }
        }
        return text.toString();
    }
}
