package dev.parley.app.desktop.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StartFileTest {
    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(
                        List.of("/usr/bin/parley", "run", "--background"),
                        "/usr/bin/parley run --background",
                        "/usr/bin/parley run --background"),
                Arguments.of(
                        List.of("/home/a b/parley", "--home", "/x/50%"),
                        "\"/home/a b/parley\" --home /x/50%%",
                        "\"/home/a b/parley\" --home /x/50%"),
                Arguments.of(
                        List.of("/p/$HOME\"`\\x", "a\\"),
                        "\"/p/\\\\$HOME\\\\\"\\\\`\\\\\\\\x\" \"a\\\\\\\\\"",
                        "\"/p/$HOME\\\"`\\x\" a\\"),
                Arguments.of(
                        List.of("C:\\Program Files\\Parley\\Parley.exe", "--home", "D:\\a b\\"),
                        "\"C:\\\\\\\\Program Files\\\\\\\\Parley\\\\\\\\Parley.exe\" --home \"D:\\\\\\\\a b\\\\\\\\\"",
                        "\"C:\\Program Files\\Parley\\Parley.exe\" --home \"D:\\a b\\\\\""),
                Arguments.of(List.of("/opt/plain", ""), "/opt/plain \"\"", "/opt/plain \"\""));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void words_stay_words(List<String> command, String exec, String line) {
        String entry = StartFile.desktopEntry(command);
        assertTrue(entry.lines().anyMatch(("Exec=" + exec)::equals), entry);
        assertEquals(command.getFirst(), StartFile.entryProgram(entry));
        assertEquals(line, StartFile.commandLine(command));
        String plist = StartFile.launchAgent("dev.parley.Parley", command);
        assertEquals(command.getFirst(), StartFile.agentProgram(plist));
    }

    @Test
    void the_first_word_of_a_line_is_its_program() {
        assertEquals("C:\\a b\\p.exe", StartFile.lineProgram("\"C:\\a b\\p.exe\" --background"));
        assertEquals("p.exe", StartFile.lineProgram("p.exe --background"));
        assertEquals("p.exe", StartFile.lineProgram("p.exe"));
        assertEquals("", StartFile.lineProgram(""));
        assertEquals("", StartFile.entryProgram("[Desktop Entry]\n"));
        assertEquals("", StartFile.agentProgram(""));
    }

    @Test
    void a_property_list_has_no_markup_of_names() {
        String plist = StartFile.launchAgent("a", List.of("/a<b>&c"));
        assertTrue(plist.contains("<string>/a&lt;b&gt;&amp;c</string>"), plist);
        assertEquals("/a<b>&c", StartFile.agentProgram(plist));
    }

    @Test
    void an_entry_that_the_desktop_switched_off_is_off() {
        String entry = StartFile.desktopEntry(List.of("parley"));
        assertTrue(StartFile.isOn(entry));
        assertFalse(StartFile.isOn(entry + "Hidden=true\n"));
        assertFalse(StartFile.isOn(entry.replace("enabled=true", "enabled=false")));
    }
}
