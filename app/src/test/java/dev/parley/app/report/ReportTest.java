package dev.parley.app.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final List<String> NAMES = List.of("kitchen", "Ada Lovelace", "ada");

    /** Nobody of these is known. */
    private static final List<String> PLANTED =
            List.of("ruppert", "wilhelmine", "mueller", "carol", "smith", "192.168", "SN1234", "ada", "kitchen");

    /** What the program has written, with the values of others. */
    private static final String LOG = """
            2026-11-26 15:12:43.891 WARN  [main] JsonFile - /home/Carol Smith/.config/settings.json can't be read; kept as .broken and begun anew
            java.lang.IllegalStateException: Not a JSON Object: "garbage"
            \tat com.google.gson.JsonElement.getAsJsonObject(JsonElement.java:164)
            \tat dev.parley.app.Desk.<init>(Desk.java:84)
            \tat dev.parley.app.Windows.lambda$run$2(Windows.java:79)
            2026-11-26 15:12:43.979 INFO  [desktop] HostDesktop - the program goes on without a desktop: dev.parley.app.bus.BusException: there is no message bus
            2026-11-26 15:12:44.410 INFO  [engine-reader] EngineLink - Ready[pid=14466, loadMs=249]
            2026-11-26 15:12:45.000 INFO  [call] ServerLook - talk.praxis-mueller.de:7443 can't be used: java.net.UnknownHostException: talk.praxis-mueller.de
            2026-11-26 15:12:45.100 INFO  [worker] UpdateQuestion - the address for newer versions can't be asked: java.net.UnknownHostException: updates.praxis-mueller.de
            2026-11-26 15:12:46.000 INFO  [discovery] LocalNetwork - no multicast DNS on kitchen/192.168.1.7: Address already in use
            2026-11-26 15:12:47.000 INFO  [server] NewAccounts - Account ruppert is made
            2026-11-26 15:12:47.100 INFO  [server] Sessions - ruppert/d41 signed in
            2026-11-26 15:12:48.000 INFO  [server] SignalingServer - Signaling server at wss://192.168.1.7:7443, certificate AA:BB:CC:DD:EE:FF:00:11:22
            2026-11-26 15:12:53.915 INFO  [call] LibraryBackground - /srv/Parley/2026-11-26 11.00 Wilhelmine Ruppert.part.mkv was cut off; it is being repaired
            2026-11-26 15:12:54.002 INFO  [engine-log] engine - 15:12:54.000 INFO  [files] FileJobs - job 1: DAMAGED, neither MP4 nor Matroska: /srv/Parley/2026-11-26 11.00 Wilhelmine Ruppert.part.mkv
            2026-11-26 15:12:54.014 WARN  [call] LibraryBackground - REPAIR of C:\\Users\\Carol Smith\\Videos\\Parley\\Wilhelmine.mp4 failed: DAMAGED, neither MP4 nor Matroska
            2026-11-26 15:12:55.000 WARN  [engine] LocalVideo - the camera Carol's iPhone gives no pictures
            2026-11-26 15:12:55.100 WARN  [engine] Sound - alsa_input.usb-ACME_Webcam_SN1234ABCD-02.analog-stereo: gone
            2026-11-26 15:12:56.000 INFO  [call] CallSide - call Idle -> Outgoing on Place
            """;

    @TempDir
    Path folder;

    private String report(String log) throws IOException {
        Path file = Files.writeString(folder.resolve("parley.log"), log);
        return Report.of(List.of("Parley 0.1.0"), List.of(folder.resolve("parley.1.log"), file), NAMES);
    }

    @Test
    void a_whole_log_has_no_names_and_addresses_any_more_and_can_be_read() throws IOException {
        String report = report(LOG);
        for (String name : PLANTED) {
            assertFalse(report.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)), name + "\n" + report);
        }
        for (String helps : List.of(
                "Parley 0.1.0",
                "JsonFile - /home/<name>/.config/settings.json can't be read; kept as .broken and begun anew",
                "java.lang.IllegalStateException: Not a JSON Object",
                "\tat dev.parley.app.Windows.lambda$run$2(Windows.java:79)",
                "without a desktop: dev.parley.app.bus.BusException: there is no message bus",
                "EngineLink - Ready[pid=14466, loadMs=249]",
                "can't be used: java.net.UnknownHostException: <address",
                "FileJobs - job 1: DAMAGED, neither MP4 nor Matroska: /srv/Parley/<recording",
                "\\Parley\\<recording 2>.mp4 failed: DAMAGED",
                "CallSide - call Idle -> Outgoing on Place")) {
            assertTrue(report.contains(helps), helps + "\n" + report);
        }
    }

    @Test
    void a_log_that_is_cut_begins_with_a_whole_line_and_a_long_line_ends_with_a_whole_word() throws IOException {
        String lines = "12:00:00.000 INFO  [call] CallSide - call Idle -> Outgoing on Place\n".repeat(30_000);
        String report = report("Wilhelmine ".repeat(200_000) + "\n" + lines + "y".repeat(1_999) + " mueller\n");
        assertFalse(report.contains("mine") || report.contains("mue"), () -> report.substring(0, 200));
        assertTrue(report.contains("CallSide - call Idle"), () -> report.substring(0, 200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{} can't be used: no route",
                "java.net.UnknownHostException: {}",
                "java.net.ConnectException: Failed to connect to {}:7443",
                "no multicast DNS on {}/10.0.0.1: x",
                "Refused[re=4, code=LIMIT, message=at {}]",
                "({})",
                "'{}'",
                "\"{}\"",
                "{}.",
                "{}, and so on",
                "https://{}/a?b=c#d",
                "wss://{}:7443",
                "turn:{}:3478?transport=udp",
                "carol@{}",
                "parley:carol@{}:7443",
                "\\\\{}\\share\\x",
                "jdbc://{}/x",
                "CN={}, O=x",
                "host={}",
                "{}: Name or service not known"
            })
    void no_host_survives_wherever_it_stands(String where) {
        for (String host : List.of(
                "updates.praxis-mueller.de",
                "Praxis-Mueller.DE",
                "mueller.museum",
                "xn--mller-kva.mueller.xn--p1ai",
                "mueller.практика.рф",
                "java.mueller.net",
                "a1.b2.mueller.co.uk",
                "mueller.so",
                "mueller.cc",
                "mueller_pc.fritz.box")) {
            String stripped = new Stripper(List.of()).strip(where.replace("{}", host));
            assertFalse(stripped.toLowerCase(Locale.ROOT).contains("mueller"), host + " → " + stripped);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}.mp4",
                "/srv/calls/{}.webm can't be played: x",
                "D:\\calls\\{}.mkv.json can't be kept",
                "2026-11-26 11.00 {} (2).m4a is left behind",
                "/srv/Parley/2026-11-26 11.00 {}.part.mp4 and /srv/Parley/2026-11-26 11.00 {}.mp4",
                "/home/{}/x",
                "/home/x/{}/y/{}/z",
                "C:\\Users\\{}\\AppData",
                "C:\\\\Users\\\\{}\\\\AppData",
                "/Users/{}",
                "\"C:\\Users\\{}\"",
                "file:///home/{}/x",
                "/run/media/x/{}/y"
            })
    void no_name_of_a_person_who_is_not_known_survives_in_a_path(String where) {
        for (String name : List.of("Wim", "Wim Ruppert", "Wim O'Wim", "Wim-Wim", "wim.wim", "Wim de Wim")) {
            String prefix = "12:00:00.000 WARN  [call] LibraryDisk - ";
            String stripped = new Stripper(List.of()).strip(prefix + where.replace("{}", name));
            assertFalse(
                    stripped.toLowerCase(Locale.ROOT).contains("wim")
                            && !(where.startsWith("file:") && name.contains(" ")),
                    name + " → " + stripped);
            assertTrue(stripped.startsWith(prefix), stripped);
        }
    }
}
