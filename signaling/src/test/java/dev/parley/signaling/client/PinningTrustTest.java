package dev.parley.signaling.client;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.signaling.client.ConnectionListener.Refusal;
import dev.parley.signaling.testing.TestCertificates;
import dev.parley.signaling.testing.TestCertificates.Keyed;
import java.net.Socket;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Which chains a pin lets in, and what people are asked about. */
class PinningTrustTest {
    private static X509Certificate[] chain(Keyed... chain) {
        return Stream.of(chain).map(Keyed::certificate).toArray(X509Certificate[]::new);
    }

    private static String fingerprint(X509Certificate certificate) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    private static void assertTrusted(Keyed pinned, Keyed... shown) throws Exception {
        PinningTrust trust = new PinningTrust(new ServerTrust(fingerprint(pinned.certificate())));
        assertDoesNotThrow(() -> trust.checkServerTrusted(chain(shown), "UNKNOWN", (Socket) null));
        assertNull(trust.refusal());
    }

    /** Gives what the person is asked about instead. */
    private static String refused(Keyed pinned, Keyed... shown) throws Exception {
        String expected = fingerprint(pinned.certificate());
        PinningTrust trust = new PinningTrust(new ServerTrust(expected));
        assertThrows(
                CertificateException.class, () -> trust.checkServerTrusted(chain(shown), "UNKNOWN", (Socket) null));
        Refusal.ChangedCertificate refusal = (Refusal.ChangedCertificate) trust.refusal();
        assertEquals(expected, refusal.expected());
        return refusal.fingerprint();
    }

    @Test
    void a_pinned_certificate_without_an_authority_is_trusted() throws Exception {
        Keyed alone = TestCertificates.leaf("server", null);
        assertTrusted(alone, alone);
        Keyed root = TestCertificates.root("root");
        Keyed leaf = TestCertificates.leaf("server", root);
        assertTrusted(leaf, leaf, root);
    }

    @Test
    void what_the_pinned_authority_has_signed_is_trusted_whatever_its_name_and_dates_are() throws Exception {
        Keyed root = TestCertificates.root("root");
        assertTrusted(root, TestCertificates.leaf("server", root), root);
        assertTrusted(root, TestCertificates.leaf("of another name", root), root);
        Keyed ended = TestCertificates.make(
                "server",
                TestCertificates.keys("RSA"),
                root,
                new BasicConstraints(false),
                KeyUsage.digitalSignature,
                null,
                Duration.ofDays(-1));
        assertTrusted(root, ended, root);
        Keyed middle = TestCertificates.authority("middle", root, 0);
        assertTrusted(root, TestCertificates.leaf("server", middle), middle, root);
    }

    @Test
    void what_another_authority_has_signed_is_refused() throws Exception {
        Keyed root = TestCertificates.root("root");
        Keyed other = TestCertificates.root("root");
        assertEquals(fingerprint(other.certificate()), refused(root, TestCertificates.leaf("server", other), other));
    }

    @Test
    void an_authority_that_is_merely_appended_is_refused_and_its_code_is_not_shown() throws Exception {
        Keyed root = TestCertificates.root("root");
        Keyed stranger = TestCertificates.leaf("server", null);
        assertEquals(fingerprint(stranger.certificate()), refused(root, stranger, root));
        Keyed other = TestCertificates.root("other");
        Keyed below = TestCertificates.leaf("server", other);
        assertEquals(fingerprint(below.certificate()), refused(root, below, other, root));
        assertEquals(fingerprint(below.certificate()), refused(root, below, root));
    }

    @Test
    void a_certificate_that_is_no_authority_signs_nothing() throws Exception {
        Keyed root = TestCertificates.root("root");
        Keyed leaf = TestCertificates.leaf("server", root);
        refused(root, TestCertificates.leaf("below a leaf", leaf), leaf, root);
        // A server's certificate of before, that has signed itself, and was pinned.
        Keyed alone = TestCertificates.leaf("server", null);
        refused(alone, TestCertificates.leaf("below it", alone), alone);
        Keyed mayNotSign = TestCertificates.make(
                "authority",
                TestCertificates.keys("EC"),
                null,
                new BasicConstraints(true),
                KeyUsage.digitalSignature,
                null,
                Duration.ofDays(9));
        refused(mayNotSign, TestCertificates.leaf("server", mayNotSign), mayNotSign);
    }

    @Test
    void an_authority_that_may_have_none_below_it_has_none() throws Exception {
        Keyed root = TestCertificates.root("root");
        Keyed first = TestCertificates.authority("first", root, 0);
        Keyed second = TestCertificates.authority("second", first, 0);
        refused(root, TestCertificates.leaf("server", second), second, first, root);
    }

    @Test
    void a_certificate_for_clients_is_no_server() throws Exception {
        Keyed root = TestCertificates.root("root");
        Keyed client = TestCertificates.make(
                "client",
                TestCertificates.keys("EC"),
                root,
                new BasicConstraints(false),
                KeyUsage.digitalSignature,
                KeyPurposeId.id_kp_clientAuth,
                Duration.ofDays(9));
        refused(root, client, root);
    }

    private static String askedAbout(X509Certificate... shown) {
        PinningTrust trust = new PinningTrust(ServerTrust.SYSTEM);
        assertThrows(CertificateException.class, () -> trust.checkServerTrusted(shown, "UNKNOWN", (Socket) null));
        return ((Refusal.UnknownCertificate) trust.refusal()).fingerprint();
    }

    @Test
    void people_are_asked_about_the_servers_own_authority() throws Exception {
        Keyed root = TestCertificates.root("root");
        Keyed leaf = TestCertificates.leaf("server", root);
        assertEquals(fingerprint(root.certificate()), askedAbout(chain(leaf, root)));
        assertEquals(fingerprint(leaf.certificate()), askedAbout(chain(leaf)));
    }

    @Test
    void people_are_never_asked_to_pin_an_authority_that_signs_for_strangers() throws Exception {
        Keyed root = TestCertificates.root("root");
        Keyed middle = TestCertificates.authority("middle", root, 0);
        Keyed leaf = TestCertificates.leaf("server", middle);
        assertEquals(fingerprint(leaf.certificate()), askedAbout(chain(leaf, middle)));
        // One that the system knows, which signed nothing here.
        TrustManagerFactory system = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        system.init((KeyStore) null);
        X509Certificate known = ((X509TrustManager) system.getTrustManagers()[0]).getAcceptedIssuers()[0];
        assertEquals(fingerprint(leaf.certificate()), askedAbout(leaf.certificate(), known));
    }
}
