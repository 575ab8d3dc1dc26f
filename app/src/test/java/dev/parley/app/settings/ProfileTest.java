package dev.parley.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.signaling.protocol.EndReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
    private static final RecentCall CALL = new RecentCall("", "bert", "Bert", true, 1, 2, EndReason.HUNG_UP, false);

    @TempDir
    Path folder;

    private Home home;
    private Profile profile;

    @BeforeEach
    void open() throws IOException {
        home = Home.in(folder.resolve("home"));
        home.create();
        profile = new Profile(home);
    }

    @Test
    void what_was_kept_is_there_after_a_restart() throws IOException {
        Preferences chosen = Preferences.FIRST.withServer("wss://a:1").withPin("wss://a:1", "ff");
        profile.keep(chosen);
        profile.keep(List.of(CALL));
        Profile again = new Profile(home);
        assertEquals(chosen, again.preferences());
        assertEquals(List.of(CALL), again.history());
    }

    @Test
    void devices_chosen_in_an_older_program_are_still_chosen() throws IOException {
        Files.writeString(home.config().resolve("settings.json"), """
                {"version": 1, "content": {"server": "embedded", "accounts": {}, "pins": {},
                 "camera": "/dev/video2", "microphone": "default", "speaker": "none", "prepareWhileRinging": false}}
                """);
        Preferences read = profile.preferences();
        assertEquals(
                List.of(new KeptDevices.Kept("/dev/video2", "/dev/video2")),
                read.devices().cameras());
        assertEquals(List.of(), read.devices().microphones());
        assertEquals("none", read.devices().speakers().getFirst().id());
        assertEquals(List.of(), read.devices().ringers());
        assertEquals(SoundPreferences.FIRST, read.sound());
        assertEquals("embedded", read.server());
        assertEquals(false, read.prepareWhileRinging());
        profile.keep(read);
        assertEquals(read, new Profile(home).preferences());
    }

    @Test
    void where_it_rings_besides_is_kept_and_of_an_older_program_nowhere() throws IOException {
        Files.writeString(home.config().resolve("settings.json"), """
                {"version": 2, "content": {"server": "embedded", "devices": {"cameras": [], "microphones": [],
                 "speakers": [{"id": "s1", "name": "Headset"}]}}}
                """);
        KeptDevices read = profile.preferences().devices();
        assertEquals(List.of(), read.ringers());
        List<KeptDevices.Kept> two = List.of(new KeptDevices.Kept("s0", "Desk"), new KeptDevices.Kept("none", "none"));
        KeptDevices now = new KeptDevices(read.cameras(), read.microphones(), read.speakers(), two);
        profile.keep(profile.preferences().withDevices(now));
        assertEquals(now, new Profile(home).preferences().devices());
    }

    @Test
    void a_call_of_an_older_program_is_neither_new_nor_known_by_an_id() throws IOException {
        Files.writeString(home.data().resolve("history.json"), """
                {"version": 1, "content": {"calls": [{"username": "bert", "displayName": "Bert", "outgoing": false,
                 "startedAt": 1, "durationMs": 0, "outcome": "CANCELLED"}]}}
                """);
        assertEquals(
                List.of(new RecentCall("", "bert", "Bert", false, 1, 0, EndReason.CANCELLED, false)),
                profile.history());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{\"version\":1}",
                "{\"version\":1,\"content\":{}}",
                "{\"version\":99,\"content\":{\"calls\":[]}}",
                "{\"version\":1,\"content\":{\"calls\":[null]}}",
                "{\"version\":1,\"content\":{\"calls\":[{\"username\":\"a\"}]}}"
            })
    void a_broken_file_is_set_aside(String text) throws IOException {
        Files.writeString(home.data().resolve("history.json"), text);
        assertEquals(List.of(), profile.history());
        assertEquals(text, Files.readString(home.data().resolve("history.json.broken")));
        profile.keep(List.of(CALL));
        assertEquals(List.of(CALL), profile.history());
    }

    @Test
    void a_file_with_less_in_it_is_completed() throws IOException {
        Files.writeString(
                home.config().resolve("settings.json"), "{\"version\":1,\"content\":{\"server\":\"embedded\"}}");
        assertEquals("embedded", profile.preferences().server());
        assertEquals(List.of(), profile.preferences().devices().cameras());
        assertEquals(Map.of(), profile.preferences().pins());
    }

    @Test
    void only_the_owner_can_read_it() throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        profile.keep(List.of(CALL));
        assertEquals("rw-------", permissions(home.data().resolve("history.json")));
        assertEquals("rwx------", permissions(home.data()));
    }

    @Test
    void a_folder_that_is_there_keeps_its_permissions() throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        Home.in(shared).create();
        assertEquals("rwxr-xr-x", permissions(shared));
    }

    @Test
    void what_can_not_be_written_leaves_the_old_file() throws IOException {
        profile.keep(List.of(CALL));
        Path inTheWay = home.data().resolve("history.json.new");
        Files.createDirectories(inTheWay.resolve("full"));
        assertThrows(IOException.class, () -> profile.keep(List.of()));
        assertEquals(List.of(CALL), new Profile(home).history());
    }

    @Test
    void two_programs_do_not_share_a_profile() throws IOException {
        try (ProfileLock first = ProfileLock.take(home)) {
            assertNotNull(first);
            assertNull(ProfileLock.take(home));
        }
        try (ProfileLock next = ProfileLock.take(home)) {
            assertNotNull(next);
        }
    }

    @Test
    void the_history_has_an_end() {
        List<RecentCall> calls = IntStream.range(0, 600)
                .mapToObj(i -> new RecentCall("", "n" + i, "", true, i, 0, EndReason.BUSY, false))
                .toList();
        assertEquals(calls.subList(0, 500), Profile.newest(calls));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
