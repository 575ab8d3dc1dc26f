package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.signaling.protocol.Registration;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.server.AccountRules;
import dev.parley.signaling.server.RegistrationPolicy;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.SignalingServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making an account at real servers with different rules. */
class SignUpTest {
    @TempDir
    Path folder;

    private SignalingServer server;

    private Person atServer(RegistrationPolicy policy) throws Exception {
        server = new SignalingServer(ServerConfig.local("127.0.0.1", 0, folder.resolve("server"), "test")
                .with(new AccountRules(policy, RingFor.EVERYONE)));
        server.start();
        Person anna = new Person(folder.resolve("anna"));
        anna.session.useServer(new ServerChoice.Remote(URI.create(server.url())));
        anna.session.trust(anna.awaitServer(ServerStatus.AskTrust.class).fingerprint());
        return anna;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ServerStatus.NeedsAccount refused(Person person, String code) throws Exception {
        return (ServerStatus.NeedsAccount) person.await(
                        "refused",
                        s -> s.server() instanceof ServerStatus.NeedsAccount needs
                                && needs.problem().code().equals(code))
                .server();
    }

    @Test
    void an_invitation_is_asked_for_and_makes_one_account() throws Exception {
        try (Person anna = atServer(RegistrationPolicy.INVITATION)) {
            ServerStatus.NeedsAccount form = anna.awaitServer(ServerStatus.NeedsAccount.class);
            assertEquals(Registration.INVITATION, form.registration());
            anna.session.register("anna", Person.PASSWORD, "Anna", "0000-0000-0000");
            assertEquals(
                    Registration.INVITATION, refused(anna, "invitation-needed").registration());
            String code = server.administration()
                    .invite("Anna", 1, Duration.ofDays(1))
                    .join()
                    .text();
            anna.session.register("anna", Person.PASSWORD, "Anna", " " + code.toLowerCase(Locale.ROOT));
            anna.awaitServer(ServerStatus.SignedIn.class);
        }
    }

    @Test
    void where_the_owner_makes_the_accounts_the_form_knows_it_and_one_can_sign_in() throws Exception {
        try (Person anna = atServer(RegistrationPolicy.CLOSED)) {
            assertEquals(
                    Registration.CLOSED,
                    anna.awaitServer(ServerStatus.NeedsAccount.class).registration());
            anna.session.register("anna", Person.PASSWORD, "Anna", "");
            refused(anna, "registration-closed");
            server.administration()
                    .createAccount("anna", "Anna", Person.PASSWORD)
                    .join();
            anna.session.signIn("anna", Person.PASSWORD);
            anna.awaitServer(ServerStatus.SignedIn.class);
            anna.session.signOut();
            assertEquals(
                    Registration.CLOSED,
                    anna.awaitServer(ServerStatus.NeedsAccount.class).registration());
        }
    }
}
