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
                "UnknownHostException: updates.praxis-mueller.de|UnknownHostException: <address 1>",
                "talk.x.de:7443 can't be used: no route|<address 1> can't be used: no route",
                "bücher.example, xn--bcher-kva.example.|<address 1>, <address 2>",
                "studypc:7443 can't be used|<address 1> can't be used",
                "java.net.UnknownHostException: printer|java.net.UnknownHostException: <address 1>",
                "printer: Name or service not known|<address 1>: Name or service not known",
                "No name matching printer found|No name matching <address 1> found",
                "no multicast DNS on studybox.fritz.box/192.168.1.7: x|no multicast DNS on <address 2>/<address 1>: x",
                "JmDNS on 192-168-1-20.local.|JmDNS on <address 1>.local.",
                "\"Ada's laptop._parley._tcp.local.\" up|\"<name 1>\" up",
                "java.mueller.de and org.mueller.de|<address 1> and <address 2>",
                "::ffff:192.168.1.2 and [fe80::1%wlan-0]:80|<address 1> and [<address 2>]:80",
                "wss://[fe80::1%25eth0]:7443/x, then|wss://<address 1>, then",
                "ssh carol@build.example.com:22|ssh <address 1>",
                "bob@[fe80::1]:7443|<address 1>",
                "MAC 00:1a:2b:3c:4d:5e or 001a.2b3c.4d5e|MAC <secret> or <secret>",
                "bluez_card.00_1A_2B_3C_4D_5E gone|<device 1> gone",
                "alsa_input.usb-ACME_Webcam_SN1234ABCD-02.analog-stereo gone|<device 1> gone",
                "candidate:842163049 1 udp 16777 10.0.0.7 46154 typ srflx|candidate:<secret> 1 udp 16777 <address 1> 46154 typ srflx",
                "host 5f1c2d3e-aaaa-bbbb-cccc-1234567890ab.local 9|host <address 1> 9",
                "generation 0 ufrag 8hhY network-id 1|generation 0 ufrag <secret> network-id 1",
                "unix:abstract=/tmp/dbus-x1,guid=0123456789abcdef|unix:abstract=/tmp/dbus-x1,guid=<secret>",
                "\\\\server\\Carols Daten\\x can't|\\\\<address 1>\\x can't",
                "file:///home/Carol%20Smith/x.json can't|file://<address 1> can't",
                // names
                "of Ann%20Lee or Ann+Lee|of <name 1> or <name 2>",
                "Frau Mu\u0308ller|Frau <name 1>",
                "C:\\Users\\Carol Smith\\AppData\\x|C:\\Users\\<name>\\AppData\\x",
                "C:\\Users\\Pat O'Brien\\AppData\\x|C:\\Users\\<name>\\AppData\\x",
                "in \"C:\\Users\\Carol Smith\" now|in \"C:\\Users\\<name>\" now",
                "/Users/Carol Smith: gone|/Users/<name>: gone",
                "/home/carol/Letters to Wim/x.txt or /home/eve/y|/home/<name>/<folder>/x.txt or /home/<name>/y",
                "/media/carol/stick/x|/media/<name>/<folder>/x",
                "/srv/Parley/2026-11-26 11.00 Wim Ruppert.part.mkv was cut off|/srv/Parley/<recording 1>.part.mkv was cut off",
                "D:\\Calls\\Wim, at home.mp4.json can't|D:\\Calls\\<recording 1>.mp4.json can't",
                "2026-11-26 11.00 Wim (2).webm is left|<recording 1>.webm is left",
                "[call] LibraryShelf - Wim Ruppert.mp4 is left|[call] LibraryShelf - <recording 1>.mp4 is left",
                "/srv/Parley/2026-11-26 11.00 Wim.png gone|/srv/Parley/<recording 1>",
                "Sessions - wim/d1 signed in|Sessions - <name 1> signed in",
                "Account wim is made|Account <name 1> is made",
                "Person[username=wim, displayName=Wim R, age=3]|Person[username=<name 1>, displayName=<name 2>, age=3]",
                "the microphone Carol's AirPods gives nothing|the microphone <name 1>'s AirPods gives nothing",
                "the microphone AirPods von Carol gives nothing|the microphone AirPods von <name 1> gives nothing",
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
                "\tat com.google.gson.JsonElement.getAsJsonObject(JsonElement.java:164)",
                "\tat java.base/java.net.Socket.connect(Socket.java:751)",
                "\tat javafx.graphics@26.0.1/com.sun.glass.ui.gtk.GtkApplication._runLoop(Native Method)",
                "\t... 12 more",
                "Caused by: dev.parley.app.bus.BusException: there is no message bus",
                "picked dev.parley.app.engine.rtc.Camera@1a2b3c4d",
                "no libpipewire-0.3.so.0: java.lang.IllegalArgumentException: none",
                "org.freedesktop.portal.Desktop at /org/freedesktop/portal/desktop",
                "settings.json and parley.log, Engine.java:123, sqlite-jdbc-3.50.3.jar, user-dirs.dirs",
                "Java 25.0.3+9-LTS, 4.1.100.Final, 2.1.0-beta",
                "(audio_device_pulse_linux.cc:123)",
                "[0.041s][error][aot] Mismatched values for property jdk.module.enable.native.access",
                "call Idle -> Outgoing on Place",
                "because \"this.session\" is null",
                "/run/user/1000/bus, /dev/video0",
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
