package dev.parley.signaling.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate that somebody else keeps in two PEM files, such as a client of a public authority (RFC 8555), and exchanges
 * while the server runs. The contents are compared and not the times: some tools keep those, and some exchange links.
 */
public final class PemIdentity implements ServerIdentity {
    private static final Logger LOG = LoggerFactory.getLogger(PemIdentity.class);
    /** No chain is larger; what is, is another file by mistake. */
    private static final int BYTES = 1_048_576;

    private final Path certificates;
    private final Path key;
    private final InstantSource clock;

    /** Written under the lock of {@code this}. */
    private volatile Shown shown;
    /** What the files had when they were last looked at. Guarded by {@code this}. */
    private Texts seen;
    /** What was last logged as wrong, to say it once; empty when all is well. Guarded by {@code this}. */
    private String problem = "";

    private record Texts(String certificates, String key) {
        @Override
        public String toString() {
            return "Texts";
        }
    }

    private PemIdentity(Path certificates, Path key, InstantSource clock, Texts seen, Shown shown) {
        this.certificates = certificates;
        this.key = key;
        this.clock = clock;
        this.seen = seen;
        this.shown = shown;
    }

    /**
     * Reads the files.
     *
     * @param certificates the server's certificate first, then those that it is signed by
     * @param key the key of the server's certificate
     * @param clock says whether the certificate has ended
     * @throws IdentityException if one can't be read, or they don't belong together
     */
    public static PemIdentity open(Path certificates, Path key, InstantSource clock) throws IdentityException {
        Texts texts = texts(certificates, key);
        Shown shown;
        try {
            shown = PemFiles.read(texts.certificates, texts.key);
        } catch (IdentityException e) {
            throw new IdentityException(
                    "The certificate file " + certificates + " and the key file " + key + " can't be used. "
                            + e.getMessage(),
                    e);
        }
        PemIdentity identity = new PemIdentity(certificates, key, clock, texts, shown);
        identity.sayEnd();
        return identity;
    }

    private static Texts texts(Path certificates, Path key) throws IdentityException {
        return new Texts(text(certificates), text(key));
    }

    private static String text(Path file) throws IdentityException {
        try {
            if (Files.size(file) > BYTES) {
                throw new IdentityException(file + " is too large for a PEM file.");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new IdentityException("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new IdentityException("The file " + file + " can't be read: " + e.getMessage() + ".", e);
        }
    }

    private void sayEnd() {
        Instant end = shown.chain().getFirst().getNotAfter().toInstant();
        if (end.isBefore(clock.instant())) {
            LOG.warn("The certificate in {} ended on {}; clients will refuse it", certificates, end);
        } else {
            LOG.info("The certificate in {} is good until {}", certificates, end);
        }
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
        try {
            Texts now = texts(certificates, key);
            if (now.equals(seen)) {
                return;
            }
            seen = now;
            shown = PemFiles.read(now.certificates, now.key);
            problem = "";
            sayEnd();
        } catch (IdentityException e) {
            if (!problem.equals(e.getMessage())) {
                problem = e.getMessage();
                LOG.warn(
                        "The certificate in {} and the key in {} changed and can't be used; those of before stay. {}",
                        certificates,
                        key,
                        problem);
            }
        }
    }
}
