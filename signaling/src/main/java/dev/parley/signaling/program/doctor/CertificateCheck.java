package dev.parley.signaling.program.doctor;

import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.TransportConfig;
import dev.parley.signaling.tls.IdentityException;
import dev.parley.signaling.tls.OwnIdentity;
import dev.parley.signaling.tls.PemIdentity;
import dev.parley.signaling.tls.ServerIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The certificate: whether it can be read and belongs to its key, for how long it is good, for which names, for whom. */
final class CertificateCheck {
    /** What is renewed by itself has been by then. */
    private static final Duration ENDS_SOON = Duration.ofDays(14);
    /** The server's own renewal comes 60 days before the end. */
    private static final String OWN_FILE = "identity.p12";

    private final ServerConfig config;
    private final List<X509Certificate> shown;
    private final Clock clock;
    private final KeyStore trusted;
    private final List<Finding> findings = new ArrayList<>();

    CertificateCheck(ServerConfig config, List<X509Certificate> shown, Clock clock) {
        this(config, shown, clock, null);
    }

    /**
     * A check of one certificate.
     *
     * @param shown by the running server; empty if there is none
     * @param trusted authorities; null: those of the system
     */
    CertificateCheck(ServerConfig config, List<X509Certificate> shown, Clock clock, KeyStore trusted) {
        this.config = config;
        this.shown = shown;
        this.trusted = trusted;
        this.clock = clock;
    }

    List<Finding> look() {
        try {
            switch (config.transport().security()) {
                case TransportConfig.BehindProxy _ ->
                    findings.add(Finding.note("The reverse proxy has it; see to it that it is renewed there."));
                case TransportConfig.OwnAuthority() -> own();
                case TransportConfig.PemFiles(var certificates, var key) -> files(certificates, key);
            }
        } catch (IdentityException e) {
            findings.add(Finding.problem(e.getMessage()));
        } catch (IOException e) {
            findings.add(Finding.problem(Doctor.sentence(e)));
        }
        return findings;
    }

    private void own() throws IdentityException {
        if (!Files.exists(config.data().resolve(OWN_FILE))) {
            findings.add(Finding.note("There is none yet; the server makes it."));
            return;
        }
        ServerIdentity identity = OwnIdentity.open(config.data(), config.name(), clock);
        List<X509Certificate> chain = shown.isEmpty() ? identity.chain() : shown;
        dates(chain);
        findings.add(Finding.good("It is of the server's own authority. Programs ask once whether its code is right: "
                + identity.fingerprint()));
        findings.add(Finding.note("Browsers don't trust it. Keep a copy of "
                + config.data().resolve(OWN_FILE) + ": with another one, every program warns."));
    }

    private void files(Path certificates, Path key) throws IdentityException, IOException {
        List<X509Certificate> chain = PemIdentity.open(certificates, key, clock).chain();
        findings.add(Finding.good("The certificate belongs to its key."));
        if (key.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !PosixFilePermissions.toString(Files.getPosixFilePermissions(key))
                        .endsWith("---")) {
            findings.add(Finding.problem("Every user can read the key. Type: chmod o= " + key));
        }
        if (!shown.isEmpty() && !shown.getFirst().equals(chain.getFirst())) {
            findings.add(Finding.problem("The server shows another certificate than the one in " + certificates
                    + ". It looks every 30 s; if that lasts, its log says why."));
        }
        names(chain.getFirst());
        if (dates(chain)) {
            trust(chain);
        }
    }

    /** False if one can't be used now. */
    private boolean dates(List<X509Certificate> chain) {
        Instant now = clock.instant();
        boolean good = true;
        for (X509Certificate each : chain) {
            String subject = each.getSubjectX500Principal().getName();
            if (now.isBefore(each.getNotBefore().toInstant())) {
                findings.add(Finding.problem("The certificate of " + subject + " is good only from "
                        + each.getNotBefore().toInstant() + ". Is the clock right?"));
                good = false;
            } else if (now.isAfter(each.getNotAfter().toInstant())) {
                findings.add(Finding.problem("The certificate of " + subject + " ended on "
                        + each.getNotAfter().toInstant() + ". Renew it."));
                good = false;
            }
        }
        Instant end = chain.getFirst().getNotAfter().toInstant();
        if (good) {
            long days = Duration.between(now, end).toDays();
            findings.add(
                    days < ENDS_SOON.toDays()
                            ? Finding.problem("It ends in " + days + " days, on " + end
                                    + ", and should have been renewed. Look after what renews it.")
                            : Finding.good("It is good until " + end + "."));
        }
        return good;
    }

    private void names(X509Certificate leaf) {
        try {
            Collection<List<?>> names = leaf.getSubjectAlternativeNames();
            if (names == null || names.isEmpty()) {
                findings.add(Finding.problem("It is for no name (subjectAltName), and nobody takes such a one any more."
                        + " Get another one."));
            } else {
                findings.add(Finding.note("It is for "
                        + names.stream()
                                .map(name -> String.valueOf(name.get(1)))
                                .collect(Collectors.joining(", "))
                        + ": people must connect by such a name."));
            }
        } catch (CertificateParsingException e) {
            findings.add(Finding.problem("Its names can't be read: " + Doctor.sentence(e)));
        }
    }

    private void trust(List<X509Certificate> chain) throws IOException {
        String issuer = chain.getLast().getIssuerX500Principal().getName();
        if (isTrusted(chain)) {
            findings.add(Finding.good("Java on this computer trusts it, and so will most programs: " + issuer + "."));
        } else if (chain.getLast()
                .getSubjectX500Principal()
                .equals(chain.getLast().getIssuerX500Principal())) {
            findings.add(Finding.note("It is signed by an authority of your own, " + issuer
                    + ". Programs ask once whether to trust it; browsers must be told."));
        } else {
            findings.add(Finding.problem("Nobody knows who signed it: " + issuer + ". If that is an authority between"
                    + " (often in fullchain.pem), put its certificate behind the server's into the file."));
        }
    }

    private boolean isTrusted(List<X509Certificate> chain) throws IOException {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager system) {
                    system.checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
                    return true;
                }
            }
            return false;
        } catch (CertificateException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
