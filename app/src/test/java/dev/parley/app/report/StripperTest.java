package dev.parley.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripperTest {
    private static final List<String> NAMES = List.of("ann", "Ann Lee", "al", "Müller", "study", "");

    private static String strip(String text) {
        return new Stripper(NAMES).strip(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // secrets
                "password=hunter2, next|password=<secret>, next",
                "{\"token\":\"a.b-c\"}|{\"token\":\"<secret>\"}",
                "turn-secret: x|turn-secret: <secret>",
                "a=ice-pwd:asd88fgpdd777uzjYhagZg|a=ice-pwd:<secret>",
                "a=ice-ufrag:8hhY|a=ice-ufrag:<secret>",
                "key 3q2_7wAAAAECAwQFBgcICQ== end|key <secret> end",
                "pin 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b|pin <secret>",
                "sha-256 AA:BB:CC:DD:EE:FF:00:11|sha-256 <secret>",
                "device 00-1a-2b-3c-4d-5e|device <secret>",
                // addresses
                "from 192.168.1.20:7443|from <address 1>:7443",
                "10.0.0.1 10.0.0.2 10.0.0.1|<address 1> <address 2> <address 1>",
                "to fe80::1%eth0 up|to <address 1> up",
                "2001:db8:0:0:0:0:0:1|<address 1>",
                "[::1]:7443|[<address 1>]:7443",
                "wss://parley.example.org:8443/x?y=1 lost|wss://<address 1> lost",
                "turn:turn.example.org:3478?transport=udp|turn:<address 1>",
                "mail bob@example.org now|mail <address 1> now",
                "parley:bob@example.org:7443|parley:<address 1>",
                "printer.local answers|<address 1> answers",
                // names
                "ann calls Ann Lee|<name 2> calls <name 1>",
                "@ann, ANN and annual|@<name 1>, <name 1> and annual",
                "Frau müller!|Frau <name 1>!",
                "on study: al|on <name 1>: <name 2>",
                "/home/carol/.config/parley|/home/<name>/.config/parley",
                "/Users/carol/Library|/Users/<name>/Library",
                "C:\\Users\\carol\\AppData|C:\\Users\\<name>\\AppData",
            })
    void secrets_names_and_addresses_go(String text, String stripped) {
        assertEquals(stripped, strip(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "07:19:26.688 INFO  [engine-watchdog] NativeArchive - unpacked",
                "at dev.parley.app.session.ServerSide$Posted.lambda$signedIn$0(ServerSide.java:412)",
                "JavaFX 26.0.1, logback 1.5.18, 8.0.1-1.5.13",
                "Ready[pid=30400, loadMs=1036]",
                "java.lang.IllegalStateException: never",
                "1280x720 at 29.97 fps, 3 % lost",
                "device NO_SOUND_SERVER",
            })
    void what_helps_stays(String text) {
        assertEquals(text, strip(text));
    }

    @Test
    void one_sign_stands_for_one_thing_in_all_of_the_report() {
        Stripper stripper = new Stripper(NAMES);
        assertEquals("<name 1> at <address 1>", stripper.strip("ann at 10.0.0.1"));
        assertEquals("<address 1>, <address 2>, <name 1>", stripper.strip("10.0.0.1, 10.0.0.2, Ann"));
    }

    @Test
    void signs_in_names_mean_themselves() {
        assertEquals("(<name 1>) $1", new Stripper(List.of("a.*b$1\\")).strip("(a.*b$1\\) $1"));
        assertFalse(new Stripper(List.of("x")).strip("x").isEmpty());
    }
}
