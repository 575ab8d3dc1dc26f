package dev.parley.signaling.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates (RFC 5280) with keys on the curve P-256. */
final class Certificates {
    /** How long an authority is valid: longer than a server is kept. */
    static final Duration AUTHORITY_FOR = Duration.ofDays(20 * 365L + 5);
    /** How long a server's certificate is valid; browsers take none for much longer. */
    static final Duration LEAF_FOR = Duration.ofDays(365);
    /** Leeway for clocks that are behind. */
    private static final Duration BEFORE = Duration.ofDays(1);
    /** Code points of the server's name; a common name has 64 (RFC 5280, appendix A.1), of which we need some. */
    private static final int NAME_CHARACTERS = 40;

    /** A certificate and its key. */
    record Keyed(PrivateKey key, X509Certificate certificate) {}

    private Certificates() {}

    /** Makes an authority that has signed itself, and may sign servers' certificates but no further authorities. */
    static Keyed authority(String server, Instant now) throws GeneralSecurityException {
        KeyPair keys = keys();
        X500Name name = name(shortened(server) + " (own authority)");
        var builder = builder(name, name, keys, now, AUTHORITY_FOR);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            return new Keyed(keys.getPrivate(), signed(builder, keys.getPrivate()));
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** Makes a server's certificate. */
    static Keyed leaf(String server, Keyed authority, Instant now) throws GeneralSecurityException {
        KeyPair keys = keys();
        X500Name issuer = new JcaX509CertificateHolder(authority.certificate()).getSubject();
        var builder = builder(name(shortened(server)), issuer, keys, now, LEAF_FOR);
        GeneralName[] names = {
            new GeneralName(GeneralName.dNSName, "parley.local"), new GeneralName(GeneralName.dNSName, "localhost")
        };
        try {
            var identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(
                            authority.certificate().getPublicKey()));
            return new Keyed(keys.getPrivate(), signed(builder, authority.key()));
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String shortened(String server) {
        String name = server.isBlank() ? "Parley" : server.strip();
        int characters = name.codePointCount(0, name.length());
        return name.substring(0, name.offsetByCodePoints(0, Math.min(characters, NAME_CHARACTERS)));
    }

    private static X500Name name(String common) {
        return new X500NameBuilder().addRDN(BCStyle.CN, common).build();
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name subject, X500Name issuer, KeyPair keys, Instant now, Duration valid) {
        Instant from = now.minus(BEFORE);
        BigInteger serial = new BigInteger(120, new SecureRandom()).add(BigInteger.ONE);
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(from), Date.from(from.plus(valid)), subject, keys.getPublic());
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
