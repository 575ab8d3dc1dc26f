package dev.parley.signaling.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An authority of the server's own, made once and kept in the data folder, and the certificate that it signs for the
 * server. Clients pin the authority, so that a renewed certificate asks nobody anything. A new authority would make every
 * client stop and warn: it is never made anew by itself.
 *
 * <p>A file of a program of before has one certificate that has signed itself and is no authority. Clients have pinned it:
 * it is used on as it is.
 */
public final class OwnIdentity implements ServerIdentity {
    private static final Logger LOG = LoggerFactory.getLogger(OwnIdentity.class);
    private static final String FILE = "identity.p12";

    /** How long before its end a certificate is renewed. */
    static final Duration RENEW_BEFORE_END = Duration.ofDays(60);
    /** There is time: no need to fill the log while the disk is full. */
    private static final Duration RETRY_AFTER = Duration.ofHours(1);

    private final IdentityFile file;
    private final String name;
    private final InstantSource clock;
    /** Null for a file of before. */
    private final Certificates.Keyed authority;

    /** Written under the lock of {@code this}. */
    private volatile Shown shown;
    /** Guarded by {@code this}. */
    private Instant retryAt = Instant.MIN;

    private OwnIdentity(
            IdentityFile file, String name, InstantSource clock, Certificates.Keyed authority, Shown shown) {
        this.file = file;
        this.name = name;
        this.clock = clock;
        this.authority = authority;
        this.shown = shown;
    }

    /**
     * Reads the identity from the folder, or makes one there; renews what is about to end.
     *
     * @param name what people call the server
     * @throws IdentityException if the file can't be read or written; it is as it was then
     */
    public static OwnIdentity open(Path folder, String name, InstantSource clock) throws IdentityException {
        return open(folder, name, clock, Disk.SYSTEM);
    }

    static OwnIdentity open(Path folder, String name, InstantSource clock, Disk disk) throws IdentityException {
        IdentityFile file = new IdentityFile(folder.resolve(FILE), disk);
        try {
            return file.exists() ? read(file, name, clock) : make(file, name, clock);
        } catch (IOException | GeneralSecurityException e) {
            throw new IdentityException(
                    "The certificate in " + file + " can't be read or made: "
                            + e.getClass().getSimpleName() + ": "
                            + e.getMessage()
                            + ". Put the file back from a copy. Only if there is none, remove it: a new"
                            + " one is made, and every program that knows this server will ask whether to trust it.",
                    e);
        }
    }

    private static OwnIdentity make(IdentityFile file, String name, InstantSource clock)
            throws IOException, GeneralSecurityException {
        Instant now = clock.instant();
        Certificates.Keyed authority = Certificates.authority(name, now);
        return new OwnIdentity(file, name, clock, authority, renewed(file, name, authority, now));
    }

    private static OwnIdentity read(IdentityFile file, String name, InstantSource clock)
            throws IOException, GeneralSecurityException {
        IdentityFile.Content content = file.read();
        Certificates.Keyed server = content.server();
        Certificates.Keyed authority = content.authority();
        if (authority == null) {
            if (server == null) {
                throw new IOException("no certificate is in it");
            }
            return new OwnIdentity(file, name, clock, null, Shown.of(server.key(), List.of(server.certificate())));
        }
        Instant now = clock.instant();
        Shown shown = server == null || isDue(server.certificate(), now)
                ? renewed(file, name, authority, now)
                : Shown.of(server.key(), List.of(server.certificate(), authority.certificate()));
        return new OwnIdentity(file, name, clock, authority, shown);
    }

    /** Also when it is not valid yet: it was made while the clock was wrong. */
    private static boolean isDue(X509Certificate certificate, Instant now) {
        return now.isBefore(certificate.getNotBefore().toInstant())
                || !now.isBefore(certificate.getNotAfter().toInstant().minus(RENEW_BEFORE_END));
    }

    /** Makes a certificate of the server, and saves it before anybody sees it. */
    private static Shown renewed(IdentityFile file, String name, Certificates.Keyed authority, Instant now)
            throws IOException, GeneralSecurityException {
        Certificates.Keyed server = Certificates.leaf(name, authority, now);
        List<X509Certificate> chain = List.of(server.certificate(), authority.certificate());
        file.write(authority, server, chain);
        return Shown.of(server.key(), chain);
    }

    @Override
    public SSLContext context() {
        return shown.context();
    }

    @Override
    public List<X509Certificate> chain() {
        return shown.chain();
    }

    @Override
    public synchronized void refresh() {
        Instant now = clock.instant();
        X509Certificate current = shown.chain().getFirst();
        if (authority == null || now.isBefore(retryAt) || !isDue(current, now)) {
            return;
        }
        try {
            shown = renewed(file, name, authority, now);
            LOG.info("The server's certificate is renewed; nobody is asked");
        } catch (IOException | GeneralSecurityException e) {
            retryAt = now.plus(RETRY_AFTER);
            LOG.error(
                    "The server's certificate ends on {} and can't be renewed in {}. See to it that the folder can be"
                            + " written and the disk is not full; it is tried again in an hour",
                    current.getNotAfter().toInstant(),
                    file,
                    e);
        }
    }
}
