package dev.parley.signaling.tls;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The steps by which a secret gets into its place; their order is what a power cut asks about. Any thread. */
interface Disk {
    /** That of the system. */
    Disk SYSTEM = new Disk() {
        @Override
        public void write(Path file, byte[] content) throws IOException {
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, content);
        }

        @Override
        public void force(Path path) throws IOException {
            boolean folder = Files.isDirectory(path);
            if (folder && System.getProperty("os.name").startsWith("Windows")) {
                return; // It has no such thing for folders.
            }
            try (FileChannel channel =
                    FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    };

    /** Makes a file anew that only its owner may read. */
    void write(Path file, byte[] content) throws IOException;

    /** Flushes a file, or what a folder says of its files, to the disk. */
    void force(Path path) throws IOException;

    /** Puts a file in the place of another one, at once. */
    void move(Path from, Path to) throws IOException;
}
