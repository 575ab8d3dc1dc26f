package dev.parley.app.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code run} and {@code call} have in common: the profile, the server and the account. */
public final class ProfileOptions {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description =
                    "Keep everything in this folder, what signs you in as well, instead of the system's own places.")
    private Path home;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private String server;

    @Option(names = "--user", paramLabel = "NAME", description = "The username to sign in with.")
    private String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file with the password in its first line.")
    private Path passwordFile;

    @Option(names = "--register", description = "Make the account if it isn't there yet.")
    private boolean register;

    @Option(
            names = "--display-name",
            paramLabel = "NAME",
            description = "With --register: the name that others see; else the username.")
    private String displayName;

    @Option(
            names = "--invitation",
            paramLabel = "CODE",
            description = "With --register: the invitation, where the server wants one.")
    private String invitation;

    @Option(
            names = "--trust",
            paramLabel = "FINGERPRINT",
            description = "Accept the server's certificate with this SHA-256 fingerprint on first contact.")
    private String trust;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The server, as wss://host:port, or 'embedded' for the one inside the program.")
    void setServer(String address) {
        try {
            if (!address.equals("embedded")
                    && (!"wss".equals(new URI(address).getScheme()) || new URI(address).getHost() == null)) {
                throw new URISyntaxException(address, "not of that form");
            }
        } catch (URISyntaxException e) {
            throw new ParameterException(
                    spec.commandLine(), "--server takes wss://host:port or embedded, not '" + address + "'", e);
        }
        server = address;
    }

    /** The folder for everything; null for the system's places. */
    public Path home() {
        return home;
    }

    /** Whether anything about the server or the account was given. */
    public boolean isUsed() {
        return server != null || user != null;
    }

    /** What was asked for; null where nothing was. */
    String server() {
        return server;
    }

    /** The server's address. */
    URI serverUrl() {
        return URI.create(server);
    }

    String user() {
        return user;
    }

    String displayName() {
        return displayName == null ? user : displayName;
    }

    /** The code of an invitation; empty if none was given. */
    String invitation() {
        return invitation == null ? "" : invitation;
    }

    boolean register() {
        return register;
    }

    /** The fingerprint in lower case without colons; empty if none was given. */
    String trust() {
        return trust == null
                ? ""
                : trust.replace(":", "").replace("-", "").strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The password in the file; empty if none was named.
     *
     * @throws IOException if it can't be read
     */
    String password() throws IOException {
        return passwordFile == null
                ? ""
                : Files.readString(passwordFile).lines().findFirst().orElse("");
    }
}
