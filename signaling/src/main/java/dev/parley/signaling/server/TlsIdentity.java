package dev.parley.signaling.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The server's key and self-made certificate, made once and kept in the data folder. Clients pin the fingerprint, so a
 * new one would make every client stop and warn: it is never made anew by itself.
 *
 * @param context for the sockets
 * @param fingerprint SHA-256 of the certificate's DER form, in lower-case hex
 */
record TlsIdentity(SSLContext context, String fingerprint) {
    private static final String FILE = "identity.p12";
    private static final String ALIAS = "parley";
    /** PKCS #12 wants a password. The file's permissions protect the key; a password beside it would not. */
    private static final char[] PASSWORD = "parley".toCharArray();

    private static final Duration VALID = Duration.ofDays(3652);

    /** Reads the identity from the folder, or makes one. */
    static TlsIdentity loadOrCreate(Path folder, String name) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(FILE);
        KeyStore store = KeyStore.getInstance("PKCS12");
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
        } else {
            store.load(null, null);
            create(store, name);
            save(store, file);
        }
        if (!(store.getCertificate(ALIAS) instanceof X509Certificate certificate)) {
            throw new IOException("No certificate in " + file);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return new TlsIdentity(context, HexFormat.of().formatHex(digest));
    }

    private static void create(KeyStore store, String name) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        // A day of leeway for clocks that are behind.
        Instant from = Instant.now().minus(Duration.ofDays(1));
        var subject = new X500NameBuilder()
                .addRDN(BCStyle.CN, name.isBlank() ? "Parley" : name)
                .build();
        var builder = new JcaX509v3CertificateBuilder(
                subject,
                new BigInteger(120, new SecureRandom()).add(BigInteger.ONE),
                Date.from(from),
                Date.from(from.plus(VALID)),
                subject,
                keys.getPublic());
        GeneralName[] names = {
            new GeneralName(GeneralName.dNSName, "parley.local"), new GeneralName(GeneralName.dNSName, "localhost")
        };
        try {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            var holder = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
            store.setKeyEntry(ALIAS, keys.getPrivate(), PASSWORD, new X509Certificate[] {certificate});
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** Written beside and moved into place, so that a full disk leaves no half of a key. */
    private static void save(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        Path fresh = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(fresh);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (OutputStream out = Files.newOutputStream(fresh)) {
            store.store(out, PASSWORD);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
