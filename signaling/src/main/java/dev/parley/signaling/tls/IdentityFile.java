package dev.parley.signaling.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** Where an {@link OwnIdentity} is kept: PKCS #12 in the data folder. */
final class IdentityFile {
    private static final String AUTHORITY = "authority";
    private static final String SERVER = "parley";
    /** PKCS #12 wants a password. The file's permissions protect the key; a password beside it would not. */
    private static final char[] PASSWORD = "parley".toCharArray();

    private final Path path;
    private final Disk disk;

    /**
     * What is in it.
     *
     * @param authority null in a file of before
     * @param server null if there is none
     */
    record Content(Certificates.Keyed authority, Certificates.Keyed server) {}

    IdentityFile(Path path, Disk disk) {
        this.path = path;
        this.disk = disk;
    }

    boolean exists() {
        return Files.exists(path);
    }

    Content read() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(path)) {
            store.load(in, PASSWORD);
        }
        return new Content(entry(store, AUTHORITY), entry(store, SERVER));
    }

    /** Null if there is none of that name. */
    private static Certificates.Keyed entry(KeyStore store, String alias) throws GeneralSecurityException {
        return store.getKey(alias, PASSWORD) instanceof PrivateKey key
                        && store.getCertificate(alias) instanceof X509Certificate certificate
                ? new Certificates.Keyed(key, certificate)
                : null;
    }

    /**
     * Written beside, flushed to the disk and then moved into place, so that neither a full disk nor a power cut leaves half
     * of a key: without it no client would know the server again.
     *
     * @param chain of the server, its own certificate first
     */
    void write(Certificates.Keyed authority, Certificates.Keyed server, List<X509Certificate> chain)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(AUTHORITY, authority.key(), PASSWORD, new X509Certificate[] {authority.certificate()});
        store.setKeyEntry(SERVER, server.key(), PASSWORD, chain.toArray(X509Certificate[]::new));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD);
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        disk.write(fresh, bytes.toByteArray());
        disk.force(fresh);
        disk.move(fresh, path);
        disk.force(path.toAbsolutePath().getParent());
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
