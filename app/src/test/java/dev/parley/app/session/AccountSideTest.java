package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.session.AccountView.Phase;
import dev.parley.app.session.AccountView.Task;
import dev.parley.signaling.protocol.DeviceInfo;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.SignalingServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One person's account on two devices, at a real server. */
@Timeout(60)
class AccountSideTest {
    private static final String OTHER_PASSWORD = "battery staple";

    @TempDir
    Path folder;

    private SignalingServer server;
    private Person desk;
    private Person laptop;

    @BeforeEach
    void start() throws Exception {
        server = new SignalingServer(ServerConfig.local("127.0.0.1", 0, folder.resolve("server"), "test"));
        server.start();
        desk = new Person(folder.resolve("desk")).signUp(server, "anna");
        laptop = new Person(folder.resolve("laptop")).signIn(server, "anna");
    }

    @AfterEach
    void stop() {
        desk.close();
        laptop.close();
        server.close();
    }

    private static String awaitForm(Person person, String problem) throws Exception {
        Snapshot asked = person.await(
                "asked because of " + problem,
                s -> s.server() instanceof ServerStatus.NeedsAccount needs
                        && needs.problem().code().equals(problem));
        assertEquals(AccountView.NONE, asked.account());
        return ((ServerStatus.NeedsAccount) asked.server()).suggestedUsername();
    }

    private static Task await(Person person, Function<AccountView, Task> task, Phase phase) throws Exception {
        return task.apply(person.await("" + phase, s -> task.apply(s.account()).phase() == phase)
                .account());
    }

    private List<DeviceInfo> devices() throws Exception {
        desk.session.account().listDevices();
        List<DeviceInfo> devices = desk.await(
                        "devices", s -> s.account().listing().phase() == Phase.DONE)
                .account()
                .devices();
        desk.session.account().dismiss();
        desk.await("dismissed", s -> s.account().listing().phase() == Phase.IDLE);
        return devices;
    }

    @Test
    void my_devices_are_listed_and_another_one_can_be_signed_out() throws Exception {
        List<DeviceInfo> devices = devices();
        assertEquals(2, devices.size());
        assertEquals(1, devices.stream().filter(DeviceInfo::current).count());
        DeviceInfo other =
                devices.stream().filter(device -> !device.current()).findFirst().orElseThrow();
        assertTrue(other.connected());
        assertEquals("computer", other.name());
        desk.session.account().revokeDevice(other.id());
        assertEquals("anna", awaitForm(laptop, "signed-out-revoked"));
        desk.await("gone from the list", s -> s.account().devices().size() == 1);
        laptop.awaitDisk();
        assertFalse(Files.exists(folder.resolve("laptop").resolve("secrets.json")), "the token is forgotten");
        desk.session.account().revokeDevice(other.id());
        desk.await("nothing is wrong with that", s -> s.account().revoking().phase() == Phase.DONE);
    }

    @Test
    void the_password_is_changed_with_the_old_one_and_signs_out_the_others() throws Exception {
        desk.session.account().changePassword("not this one", OTHER_PASSWORD);
        assertEquals(
                "wrong-credentials",
                await(desk, AccountView::password, Phase.REFUSED).problem().code());
        desk.session.account().changePassword(Person.PASSWORD, "short");
        desk.await("refused", s -> s.account().password().problem().code().equals("bad-password"));
        desk.session.account().changePassword(Person.PASSWORD, OTHER_PASSWORD);
        await(desk, AccountView::password, Phase.DONE);
        assertEquals("anna", awaitForm(laptop, "signed-out-password-changed"));
        laptop.session.signIn("anna", OTHER_PASSWORD);
        laptop.awaitServer(ServerStatus.SignedIn.class);
        desk.awaitDisk();
        desk.close();
        desk = new Person(folder.resolve("desk"));
        desk.awaitServer(ServerStatus.SignedIn.class);
        assertEquals(2, devices().size());
    }

    @Test
    void all_devices_are_signed_out_at_once() throws Exception {
        desk.session.account().signOutEverywhere();
        assertEquals("anna", awaitForm(desk, "signed-out-everywhere"));
        assertEquals("anna", awaitForm(laptop, "signed-out-revoked"));
        desk.awaitDisk();
        assertFalse(Files.exists(folder.resolve("desk").resolve("secrets.json")));
        desk.session.signIn("anna", Person.PASSWORD);
        desk.awaitServer(ServerStatus.SignedIn.class);
        assertEquals(1, devices().size());
    }

    @Test
    void an_account_is_deleted_with_its_password_and_the_name_is_free_again() throws Exception {
        desk.session.account().delete("not this one");
        assertEquals(
                "wrong-credentials",
                await(desk, AccountView::deletion, Phase.REFUSED).problem().code());
        desk.session.account().delete(Person.PASSWORD);
        assertEquals("", awaitForm(desk, "deleted"));
        assertEquals("", awaitForm(laptop, "signed-out-account-deleted"));
        desk.awaitDisk();
        assertFalse(Files.exists(folder.resolve("desk").resolve("secrets.json")));
        laptop.session.register("anna", OTHER_PASSWORD, "Another Anna", "");
        laptop.awaitServer(ServerStatus.SignedIn.class);
    }

    @Test
    void what_was_said_of_it_is_gone_when_the_page_is_left() throws Exception {
        desk.session.account().changePassword("not this one", OTHER_PASSWORD);
        await(desk, AccountView::password, Phase.REFUSED);
        desk.session.account().dismiss();
        await(desk, AccountView::password, Phase.IDLE);
    }
}
