package dev.parley.signaling.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import dev.parley.signaling.program.Settings.HostPort;
import dev.parley.signaling.program.Settings.TlsMode;
import dev.parley.signaling.program.SettingsException.Problem;
import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.server.RegistrationPolicy;
import dev.parley.signaling.upgrade.ForwardedFor;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may stand in the configuration file. */
class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void every_key_of_the_program_is_in_the_file_of_defaults_and_explained_and_no_other() {
        SettingsFile defaults = SettingsFile.defaults();
        assertEquals(List.of(), defaults.problems());
        assertEquals(EnumSet.allOf(Key.class), defaults.values().keySet());
        List<String> lines = SettingsFile.defaultText().lines().toList();
        defaults.values().forEach((key, value) -> {
            int above = value.line() - 2;
            while (key == Key.CERTIFICATE_KEY && !lines.get(above).startsWith("#")) {
                above--;
            }
            assertTrue(lines.get(above).startsWith("# "), "no words above " + key.word());
        });
        lines.forEach(line -> assertTrue(line.length() <= 120, line));
    }

    @Test
    void every_word_that_a_key_allows_is_explained() {
        String text = SettingsFile.defaultText();
        Stream.of("own", "files", "proxy", "open", "local", "invitation", "closed", "everyone", "ask", "contacts")
                .forEach(word -> assertTrue(text.contains("\n# " + word + " "), word));
    }

    @Test
    void the_printed_file_says_the_same_as_no_file() throws Exception {
        Path file = Files.writeString(folder.resolve("printed.properties"), SettingsFile.defaultText());
        assertEquals(SettingsReader.defaults(), SettingsReader.read(file));
        assertEquals(TlsMode.OWN, SettingsReader.defaults().tls().mode());
        assertEquals(
                RegistrationPolicy.INVITATION,
                SettingsReader.defaults().accounts().registration());
    }

    private Settings read(String text) throws SettingsException {
        return SettingsReader.of(SettingsFile.parse(folder.resolve("server.properties"), text));
    }

    @Test
    void every_key_is_taken() throws Exception {
        Files.writeString(folder.resolve("chain.pem"), "certificate");
        Files.writeString(folder.resolve("key.pem"), "key");
        Files.writeString(folder.resolve("turn"), "a secret\n");
        Settings settings = read("""
                listen = [::1]:8443
                name = Practice Dr. Müller
                data = kept
                tls = files
                certificate = chain.pem
                certificate-key = key.pem
                forwarded-header = forwarded
                trusted-proxies = fd00::8,192.0.2.7
                origins = https://Talk.example, http://localhost:3000
                registration = closed
                default-ring-for = contacts
                stun-port = 0
                turn-urls = turn:turn.example:3478?transport=udp, turns:[2001:db8::1]:5349
                turn-secret-file = turn
                turn-lifetime = 90m
                ice-servers = stun:stun.example, turn:other.example anna geheim
                metrics-port = 0
                log-level = debug
                log-format = json
                backup-hour = 23
                backups-kept = 0
                """);
        assertEquals(new HostPort("::1", 8443), settings.listen());
        assertEquals("[::1]:8443", settings.listen().toString());
        assertEquals("Practice Dr. Müller", settings.name());
        assertEquals(folder.resolve("kept"), settings.data());
        assertEquals(
                new Settings.Tls(
                        TlsMode.FILES,
                        folder.resolve("chain.pem"),
                        folder.resolve("key.pem"),
                        ForwardedFor.Header.FORWARDED,
                        List.of(InetAddress.ofLiteral("fd00::8"), InetAddress.ofLiteral("192.0.2.7"))),
                settings.tls());
        assertEquals(List.of("https://talk.example", "http://localhost:3000"), settings.origins());
        assertEquals(RegistrationPolicy.CLOSED, settings.accounts().registration());
        assertEquals(RingFor.CONTACTS, settings.accounts().ringFor());
        assertEquals(
                new Settings.Ice(
                        0,
                        List.of("turn:turn.example:3478?transport=udp", "turns:[2001:db8::1]:5349"),
                        "a secret",
                        Duration.ofMinutes(90),
                        List.of(
                                new IceServerInfo(List.of("stun:stun.example"), "", ""),
                                new IceServerInfo(List.of("turn:other.example"), "anna", "geheim"))),
                settings.ice());
        assertEquals(0, settings.metricsPort());
        assertEquals(new Settings.Logging(Level.DEBUG, Settings.LogFormat.JSON), settings.logging());
        assertEquals(new Settings.Backups(23, 0), settings.backups());
    }

    @Test
    void an_absolute_path_stays_and_a_value_is_taken_as_it_stands() throws Exception {
        Settings settings = read("data=" + folder.resolve("a = b\\c").toAbsolutePath() + "   \n");
        assertEquals(folder.resolve("a = b\\c").toAbsolutePath(), settings.data());
    }

    private List<Problem> problems(String text) {
        return assertThrows(SettingsException.class, () -> read(text)).problems();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            listen           | 7443                  | HOST:PORT
            listen           | 0.0.0.0:70000         | to 65535
            listen           | [::g]:1               | HOST:PORT
            listen           | ::1:7443              | [::1]:7443
            name             | ''                    | visible characters
            data             | ''                    | the path
            tls              | Own                   | own, files, proxy
            forwarded-header | x-real-ip             | x-forwarded-for, forwarded
            trusted-proxies  | 10.0.0.0/8            | 127.0.0.1
            trusted-proxies  | proxy.example         | 127.0.0.1
            origins          | talk.example          | https://talk.example
            origins          | https://talk.example/ | without a path
            origins          | *                     | https://talk.example
            registration     | everybody             | open, local, invitation, closed
            default-ring-for | friends               | everyone, ask, contacts, nobody
            stun-port        | -1                    | a number from 0 to 65535
            turn-urls        | turn.example          | turn:turn.example:3478?transport=udp
            turn-urls        | turn:a?transport=sctp | transport=udp
            turn-lifetime    | 24                    | 24h
            turn-lifetime    | 5m                    | from 10m
            ice-servers      | stun:                 | stun:stun.example:3478
            ice-servers      | turn:turn.example     | the username
            metrics-port     | x                     | a number from 0 to 65535
            log-level        | INFO                  | error, warn, info, debug, trace
            log-format       | xml                   | text, json
            backup-hour      | 24                    | a number from 0 to 23
            backups-kept     | many                  | a number from 0 to 1000
            """)
    void a_wrong_value_is_named_with_its_line_and_what_is_allowed(String key, String value, String allowed) {
        List<Problem> found = problems("# a comment\n" + key + " = " + value + "\n");
        assertEquals(1, found.size(), found.toString());
        assertEquals(2, found.getFirst().line());
        assertTrue(found.getFirst().sentence().contains(allowed), found.toString());
        assertTrue(found.getFirst().sentence().startsWith(key), found.toString());
    }

    @Test
    void all_that_is_wrong_is_said_at_once_and_in_order() {
        SettingsException e = assertThrows(SettingsException.class, () -> read("""
                tls = maybe
                lissen = 0.0.0.0:1
                name = A
                stun-port = x
                no line
                name = B
                """));
        assertEquals(
                List.of(1, 2, 4, 5, 6),
                e.getMessage()
                        .lines()
                        .map(line -> line.split(":", -1)[1])
                        .map(Integer::valueOf)
                        .toList());
        assertTrue(e.getMessage().contains("there is no key 'lissen'. The keys are: listen, name,"), e.getMessage());
        assertTrue(e.getMessage().contains("name stands in line 3 already"), e.getMessage());
        assertTrue(e.getMessage().contains("server.properties:1: tls can't be 'maybe'"), e.getMessage());
    }

    @Test
    void what_only_together_is_wrong_is_said_too() {
        Set<String> without = problems("tls = files\nturn-urls = turn:turn.example\n").stream()
                .map(problem -> problem.sentence().replaceAll(":.*", ""))
                .collect(Collectors.toSet());
        assertEquals(Set.of("certificate", "certificate-key", "turn-secret-file"), without);
        assertTrue(problems("certificate = nowhere.pem\ntls = files\ncertificate-key = nowhere.key")
                .getFirst()
                .sentence()
                .contains("there is no file"));
        assertEquals(
                2, problems("tls = proxy\nlisten = 0.0.0.0:80\n").getFirst().line());
        assertEquals(
                1,
                problems("metrics-port = 80\nlisten = 0.0.0.0:80\n").getFirst().line());
    }

    @Test
    void a_proxy_on_this_computer_is_fine() throws Exception {
        for (String host : List.of("127.0.0.1", "[::1]", "localhost")) {
            assertEquals(
                    TlsMode.PROXY,
                    read("tls = proxy\nlisten = " + host + ":80\n").tls().mode());
        }
    }

    @Test
    void a_secret_is_in_no_message() throws Exception {
        Files.writeString(folder.resolve("turn"), "geheim");
        Settings settings = read("turn-urls = turn:a\nturn-secret-file = turn\nice-servers = turn:b anna geheim");
        assertFalse(settings.toString().contains("geheim"), settings.toString());
        assertFalse(problems("ice-servers = turn:b geheim").toString().contains("geheim"));
        assertFalse(problems("turn:b anna geheim").toString().contains("geheim"));
    }

    @Test
    void a_file_that_is_not_there_or_no_text_is_said_so() throws Exception {
        Path nowhere = folder.resolve("nowhere.properties");
        SettingsException missing = assertThrows(SettingsException.class, () -> SettingsReader.read(nowhere));
        assertTrue(missing.getMessage().contains("there is no such file"), missing.getMessage());
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        SettingsException noText = assertThrows(SettingsException.class, () -> SettingsReader.read(binary));
        assertTrue(noText.getMessage().contains("UTF-8"), noText.getMessage());
    }
}
