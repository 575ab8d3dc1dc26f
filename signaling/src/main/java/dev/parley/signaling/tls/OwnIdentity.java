package dev.parley.signaling.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
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
    private static final String AUTHORITY = "authority";
    private static final String SERVER = "parley";
    /** PKCS #12 wants a password. The file's permissions protect the key; a password beside it would not. */
    private static final char[] PASSWORD = "parley".toCharArray();

    /** How long before its end a certificate is renewed. */
    static final Duration RENEW_BEFORE_END = Duration.ofDays(60);
    /** There is time: no need to fill the log while the disk is full. */
    private static final Duration RETRY_AFTER = Duration.ofHours(1);

    private final Path file;
    private final String name;
    private final InstantSource clock;
    /** Null for a file of before. */
    private final Certificates.Keyed authority;

    /** Written under the lock of {@code this}. */
    private volatile Shown shown;
    /** Guarded by {@code this}. */
    private Instant retryAt = Instant.MIN;

    private OwnIdentity(Path file, String name, InstantSource clock, Certificates.Keyed authority, Shown shown) {
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
        Path file = folder.resolve(FILE);
        try {
            return Files.exists(file) ? read(file, name, clock) : make(file, name, clock);
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

    private static OwnIdentity make(Path file, String name, InstantSource clock)
            throws IOException, GeneralSecurityException {
        Instant now = clock.instant();
        Certificates.Keyed authority = Certificates.authority(name, now);
        return new OwnIdentity(file, name, clock, authority, renewed(file, name, authority, now));
    }

    private static OwnIdentity read(Path file, String name, InstantSource clock)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        Certificates.Keyed server = entry(store, SERVER);
        Certificates.Keyed authority = entry(store, AUTHORITY);
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

    /** Null if there is none of that name. */
    private static Certificates.Keyed entry(KeyStore store, String alias) throws GeneralSecurityException {
        return store.getKey(alias, PASSWORD) instanceof PrivateKey key
                        && store.getCertificate(alias) instanceof X509Certificate certificate
                ? new Certificates.Keyed(key, certificate)
                : null;
    }

    /** Also when it is not valid yet: it was made while the clock was wrong. */
    private static boolean isDue(X509Certificate certificate, Instant now) {
        return now.isBefore(certificate.getNotBefore().toInstant())
                || !now.isBefore(certificate.getNotAfter().toInstant().minus(RENEW_BEFORE_END));
    }

    /** Makes a certificate of the server, and saves it before anybody sees it. */
    private static Shown renewed(Path file, String name, Certificates.Keyed authority, Instant now)
            throws IOException, GeneralSecurityException {
        Certificates.Keyed server = Certificates.leaf(name, authority, now);
        List<X509Certificate> chain = List.of(server.certificate(), authority.certificate());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(AUTHORITY, authority.key(), PASSWORD, new X509Certificate[] {authority.certificate()});
        store.setKeyEntry(SERVER, server.key(), PASSWORD, chain.toArray(X509Certificate[]::new));
        save(store, file);
        return Shown.of(server.key(), chain);
    }

    /**
     * Written beside, flushed to the disk and then moved into place, so that neither a full disk nor a power cut leaves half
     * of a key: without it no client would know the server again.
     */
    private static void save(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        Path fresh = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(fresh);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            store.store(Channels.newOutputStream(channel), PASSWORD);
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(file.toAbsolutePath().getParent());
    }

    /** Flushes the name to the disk; Windows has no such thing. */
    private static void forceFolder(Path folder) throws IOException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
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
