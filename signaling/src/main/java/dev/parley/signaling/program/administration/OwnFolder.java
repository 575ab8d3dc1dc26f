package dev.parley.signaling.program.administration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** Keeps an administrator from working as another user than the server: its files would belong to the wrong one. */
public final class OwnFolder {
    private OwnFolder() {}

    /**
     * Checks a folder.
     *
     * @throws IOException if what is made in it would not belong to whom the folder belongs to
     */
    public static void check(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, "probe", null);
        try {
            UserPrincipal owner = Files.getOwner(folder);
            if (!Files.getOwner(probe).equals(owner)) {
                throw new IOException("The folder " + folder + " belongs to " + owner.getName()
                        + ". Do this as that user, as with: sudo -u " + owner.getName() + " parley-server …");
            }
        } finally {
            Files.delete(probe);
        }
    }
}
