package dev.parley.signaling.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.testing.TestCertificates;
import dev.parley.signaling.testing.TestCertificates.Keyed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemIdentityTest {
    @TempDir
    Path folder;

    private Keyed root;
    private Path certificates;
    private Path key;

    @BeforeEach
    void names() throws Exception {
        root = TestCertificates.root("root");
        certificates = folder.resolve("fullchain.pem");
        key = folder.resolve("privkey.pem");
    }

    private PemIdentity open() throws IdentityException {
        return PemIdentity.open(certificates, key, Instant::now);
    }

    private void write(Keyed leaf) throws Exception {
        Files.writeString(certificates, TestCertificates.pem(leaf.certificate(), root.certificate()));
        Files.writeString(key, pkcs8(leaf.keys()));
    }

    private static String pkcs8(KeyPair keys) throws Exception {
        return TestCertificates.pem(new JcaPKCS8Generator(keys.getPrivate(), null));
    }

    /** PKCS #1 for RSA, SEC 1 with the curve's name for EC; there is none for others. */
    private static String olderForm(KeyPair keys) throws Exception {
        if (keys.getPrivate() instanceof ECPrivateKey secret) {
            return TestCertificates.pem(new PemObject(
                    "EC PRIVATE KEY",
                    new org.bouncycastle.asn1.sec.ECPrivateKey(256, secret.getS(), SECObjectIdentifiers.secp256r1)
                            .getEncoded()));
        }
        return keys.getPrivate() instanceof RSAPrivateKey ? TestCertificates.pem(keys.getPrivate()) : pkcs8(keys);
    }

    @Test
    void keys_of_every_usual_kind_and_form_are_read() throws Exception {
        for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
            Keyed leaf = TestCertificates.leaf("server", root, TestCertificates.keys(algorithm));
            write(leaf);
            assertEquals(List.of(leaf.certificate(), root.certificate()), open().chain(), algorithm);
            Files.writeString(key, olderForm(leaf.keys()));
            assertEquals(leaf.certificate(), open().chain().getFirst(), algorithm + " as OpenSSL wrote it before");
        }
        // As `openssl ecparam -genkey` writes it, with other text before; and all in one file.
        Keyed leaf = TestCertificates.leaf("server", root);
        String parameters = TestCertificates.pem(
                new PemObject("EC PARAMETERS", new byte[] {6, 8, 42, (byte) 134, 72, (byte) 206, 61, 3, 1, 7}));
        String all = "subject=CN = server\n\n" + TestCertificates.pem(leaf.certificate(), root.certificate())
                + parameters + olderForm(leaf.keys());
        Files.writeString(certificates, all);
        Files.writeString(key, all);
        assertEquals(List.of(leaf.certificate(), root.certificate()), open().chain());
    }

    @Test
    void what_cannot_be_used_is_said_with_its_files_and_what_to_do() throws Exception {
        Keyed leaf = TestCertificates.leaf("server", root);
        Keyed other = TestCertificates.leaf("other", root);
        write(leaf);
        Files.writeString(key, pkcs8(other.keys()));
        assertSaid("not that of the first certificate");
        Files.writeString(key, pkcs8(TestCertificates.keys("RSA")));
        assertSaid("not that of the first certificate");
        Files.writeString(key, TestCertificates.pem(leaf.certificate()));
        assertSaid("There is no key in the key file");
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\n%%%%\n-----END PRIVATE KEY-----\n");
        assertSaid("The key file is damaged");
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nMIGHAgEA\n");
        assertSaid("The key file is damaged");
        var secret = new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                .setProvider(new BouncyCastleProvider())
                .setPassword("x".toCharArray());
        Files.writeString(
                key, TestCertificates.pem(new JcaPKCS8Generator(leaf.keys().getPrivate(), secret.build())));
        assertSaid("openssl pkey");
        Files.writeString(
                key,
                TestCertificates.pem(new JcaMiscPEMGenerator(
                        leaf.keys().getPrivate(),
                        new JcePEMEncryptorBuilder("AES-256-CBC")
                                .setProvider(new BouncyCastleProvider())
                                .build("x".toCharArray()))));
        assertSaid("openssl pkey");
        Files.writeString(key, pkcs8(leaf.keys()));
        Files.writeString(certificates, TestCertificates.pem(leaf.certificate(), other.certificate()));
        assertSaid("Certificate 1 in the certificate file is not signed by the one after it");
        Files.writeString(certificates, "nothing");
        assertSaid("There is no certificate in the certificate file");
        Files.writeString(certificates, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertSaid("The certificate file is damaged");
        Files.delete(certificates);
        assertSaid("There is no file " + certificates);
    }

    private void assertSaid(String sentence) {
        IdentityException e = assertThrows(IdentityException.class, this::open);
        assertTrue(e.getMessage().contains(sentence), e.getMessage());
        assertTrue(e.getMessage().contains(folder.toString()), e.getMessage());
    }

    @Test
    void files_that_were_exchanged_are_used_from_then_on() throws Exception {
        write(TestCertificates.leaf("server", root));
        PemIdentity identity = open();
        SSLContext first = identity.context();
        identity.refresh();
        assertSame(first, identity.context());
        Keyed renewed = TestCertificates.leaf("server", root);
        write(renewed);
        identity.refresh();
        assertNotEquals(first, identity.context());
        assertEquals(renewed.certificate(), identity.chain().getFirst());
    }

    @Test
    void a_pair_that_does_not_match_leaves_the_one_of_before_until_it_does() throws Exception {
        Keyed first = TestCertificates.leaf("server", root);
        Keyed renewed = TestCertificates.leaf("server", root);
        write(first);
        PemIdentity identity = open();
        Files.writeString(certificates, TestCertificates.pem(renewed.certificate(), root.certificate()));
        identity.refresh();
        identity.refresh();
        assertEquals(first.certificate(), identity.chain().getFirst());
        Files.writeString(key, "half of a k");
        identity.refresh();
        assertEquals(first.certificate(), identity.chain().getFirst());
        Files.delete(key);
        identity.refresh();
        assertEquals(first.certificate(), identity.chain().getFirst());
        Files.writeString(key, pkcs8(renewed.keys()));
        identity.refresh();
        assertEquals(renewed.certificate(), identity.chain().getFirst());
    }

    @Test
    void only_an_authority_of_ones_own_is_what_clients_pin() throws Exception {
        Keyed leaf = TestCertificates.leaf("server", root);
        write(leaf);
        String ofRoot = open().fingerprint();
        Files.writeString(certificates, TestCertificates.pem(leaf.certificate()));
        String ofLeaf = open().fingerprint();
        assertNotEquals(ofRoot, ofLeaf);
        Keyed middle = TestCertificates.authority("middle", root, 0);
        Keyed below = TestCertificates.leaf("server", middle);
        Files.writeString(certificates, TestCertificates.pem(below.certificate()));
        Files.writeString(key, pkcs8(below.keys()));
        String alone = open().fingerprint();
        Files.writeString(certificates, TestCertificates.pem(below.certificate(), middle.certificate()));
        assertEquals(alone, open().fingerprint(), "the one between is not pinned");
    }
}
