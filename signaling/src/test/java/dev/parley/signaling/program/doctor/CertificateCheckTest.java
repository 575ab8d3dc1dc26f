package dev.parley.signaling.program.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.program.doctor.Finding.Kind;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.TransportConfig;
import dev.parley.signaling.testing.TestCertificates;
import dev.parley.signaling.testing.TestCertificates.Keyed;
import dev.parley.signaling.tls.OwnIdentity;
import dev.parley.signaling.upgrade.ForwardedFor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateCheckTest {
    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();
    private KeyStore trusted;
    private Keyed root;
    private Keyed between;

    @BeforeEach
    void make() throws Exception {
        root = TestCertificates.root("Root");
        between = TestCertificates.authority("Between", root, 0);
        trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("root", root.certificate());
    }

    private static Keyed leaf(Keyed issuer, Duration valid) throws Exception {
        return TestCertificates.make(
                "server",
                TestCertificates.keys("EC"),
                issuer,
                new BasicConstraints(false),
                KeyUsage.digitalSignature,
                KeyPurposeId.id_kp_serverAuth,
                valid);
    }

    private ServerConfig config(TransportConfig.Security security) {
        return ServerConfig.local("localhost", 0, folder, "Test").with(new TransportConfig(security, Set.of()));
    }

    private List<Finding> look(TransportConfig.Security security, X509Certificate... shown) {
        return new CertificateCheck(config(security), List.of(shown), clock, trusted).look();
    }

    private TransportConfig.PemFiles files(Keyed leaf, Keyed... others) throws Exception {
        Object[] chain = Stream.concat(Stream.of(leaf), Stream.of(others))
                .map(Keyed::certificate)
                .toArray();
        Path certificates = Files.writeString(folder.resolve("chain.pem"), TestCertificates.pem(chain));
        Path key = folder.resolve("key.pem");
        Files.writeString(key, pem(leaf.keys()));
        if (key.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        }
        return new TransportConfig.PemFiles(certificates, key);
    }

    private static String pem(KeyPair keys) throws Exception {
        return TestCertificates.pem(new JcaPKCS8Generator(keys.getPrivate(), null));
    }

    private static void found(List<Finding> findings, Kind kind, String words) {
        assertTrue(
                findings.stream()
                        .anyMatch(each -> each.kind() == kind && each.sentence().contains(words)),
                words + " in " + findings);
    }

    private static void noProblem(List<Finding> findings) {
        assertTrue(findings.stream().noneMatch(each -> each.kind() == Kind.PROBLEM), findings.toString());
    }

    @Test
    void a_certificate_that_everybody_trusts_is_good() throws Exception {
        Keyed leaf = leaf(between, Duration.ofDays(60));
        List<Finding> findings = look(files(leaf, between), leaf.certificate());
        noProblem(findings);
        found(findings, Kind.GOOD, "belongs to its key");
        found(findings, Kind.GOOD, "will most programs");
        found(findings, Kind.NOTE, "for localhost");
        found(findings, Kind.GOOD, "It is good until");
    }

    @Test
    void a_missing_authority_between_is_named() throws Exception {
        List<Finding> findings = look(files(leaf(between, Duration.ofDays(60))));
        found(findings, Kind.PROBLEM, "Nobody knows who signed it: CN=Between");
    }

    @Test
    void an_authority_of_ones_own_is_no_problem() throws Exception {
        Keyed own = TestCertificates.root("Own");
        List<Finding> findings = look(files(leaf(own, Duration.ofDays(60)), own));
        noProblem(findings);
        found(findings, Kind.NOTE, "authority of your own, CN=Own");
    }

    @Test
    void certificates_in_a_wrong_order_are_said_so() throws Exception {
        Keyed other = TestCertificates.root("Other");
        found(
                look(files(leaf(between, Duration.ofDays(60)), other)),
                Kind.PROBLEM,
                "is not signed by the one after it");
    }

    @Test
    void one_that_ends_soon_or_has_ended_is_said_so() throws Exception {
        found(look(files(leaf(between, Duration.ofDays(3)), between)), Kind.PROBLEM, "ends in 2 days");
        found(look(files(leaf(between, Duration.ofDays(-3)), between)), Kind.PROBLEM, "Renew it");
    }

    @Test
    void a_key_of_another_certificate_and_one_that_all_can_read_are_said_so() throws Exception {
        Keyed leaf = leaf(between, Duration.ofDays(60));
        TransportConfig.PemFiles files = files(leaf, between);
        if (files.key().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));
            found(look(files), Kind.PROBLEM, "Every user can read the key");
        }
        Files.writeString(files.key(), pem(TestCertificates.keys("EC")));
        assertEquals(1, look(files).size());
        assertEquals(Kind.PROBLEM, look(files).getFirst().kind());
    }

    @Test
    void a_server_that_shows_another_one_is_noticed() throws Exception {
        Keyed leaf = leaf(between, Duration.ofDays(60));
        Keyed before = leaf(between, Duration.ofDays(50));
        found(look(files(leaf, between), before.certificate()), Kind.PROBLEM, "shows another certificate");
    }

    @Test
    void one_of_its_own_is_compared_by_its_code() throws Exception {
        var own = new TransportConfig.OwnAuthority();
        found(look(own), Kind.NOTE, "There is none yet");
        String code = OwnIdentity.open(folder, "Test", clock).fingerprint();
        List<Finding> findings = look(own);
        noProblem(findings);
        found(findings, Kind.GOOD, code);
    }

    @Test
    void behind_a_proxy_it_is_the_proxys() {
        var proxy = new TransportConfig.BehindProxy(ForwardedFor.Header.FORWARDED, Set.of());
        found(look(proxy), Kind.NOTE, "reverse proxy");
    }
}
