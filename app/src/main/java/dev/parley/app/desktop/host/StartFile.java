package dev.parley.app.desktop.host;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that say what starts with the session, as texts. Pure. */
final class StartFile {
    private static final Pattern EXEC = Pattern.compile("(?m)^Exec=(.*)$");
    private static final Pattern OFF =
            Pattern.compile("(?m)^(Hidden=true|X-GNOME-Autostart-enabled=false|X-MATE-Autostart-enabled=false)\\s*$");
    private static final Pattern STRING = Pattern.compile("<string>(.*?)</string>");
    private static final String ARGUMENTS = "<key>ProgramArguments</key>";

    private StartFile() {}

    /** A Desktop Entry for XDG's autostart folder. */
    static String desktopEntry(List<String> command) {
        return """
                [Desktop Entry]
                Type=Application
                Name=Parley
                Icon=parley
                Exec=%s
                Terminal=false
                StartupNotify=false
                X-GNOME-Autostart-enabled=true
                """.formatted(
                        String.join(" ", command.stream().map(StartFile::quoted).toList()));
    }

    /** As the Desktop Entry Specification wants the key Exec: quotes, then the escapes of a string. */
    private static String quoted(String word) {
        String plain = word.replace("%", "%%");
        if (plain.matches("[A-Za-z0-9/._@%:+,=-]+")) {
            return plain;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < plain.length(); i++) {
            char letter = plain.charAt(i);
            if (letter == '"' || letter == '`' || letter == '$' || letter == '\\') {
                quoted.append('\\');
            }
            quoted.append(letter);
        }
        return quoted.append('"').toString().replace("\\", "\\\\");
    }

    /** Whether an entry is one that counts: desktops switch them off by a line in it. */
    static boolean isOn(String entry) {
        return !OFF.matcher(entry).find();
    }

    /** The first word of what an entry starts; empty where there is none. */
    static String entryProgram(String entry) {
        Matcher line = EXEC.matcher(entry);
        if (!line.find()) {
            return "";
        }
        String exec = line.group(1).replace("\\\\", "\\");
        StringBuilder program = new StringBuilder();
        boolean quotes = exec.startsWith("\"");
        for (int i = quotes ? 1 : 0; i < exec.length(); i++) {
            char letter = exec.charAt(i);
            if (quotes ? letter == '"' : letter == ' ') {
                break;
            }
            if (quotes && letter == '\\' && i + 1 < exec.length()) {
                i++;
            }
            program.append(exec.charAt(i));
        }
        return program.toString().replace("%%", "%");
    }

    /** A property list for launchd (launchd.plist(5)). */
    static String launchAgent(String label, List<String> command) {
        StringBuilder words = new StringBuilder();
        command.forEach(
                word -> words.append("    <string>").append(escaped(word)).append("</string>\n"));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                  <key>Label</key>
                  <string>%s</string>
                  <key>ProgramArguments</key>
                  <array>
                %s  </array>
                  <key>RunAtLoad</key>
                  <true/>
                  <key>LimitLoadToSessionType</key>
                  <string>Aqua</string>
                </dict>
                </plist>
                """.formatted(escaped(label), words);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The first word of what a property list starts; empty where there is none. */
    static String agentProgram(String plist) {
        int at = plist.indexOf(ARGUMENTS);
        Matcher word = STRING.matcher(plist);
        return at >= 0 && word.find(at)
                ? word.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
                : "";
    }

    /** One line for Windows, as {@code CommandLineToArgvW} takes it apart. */
    static String commandLine(List<String> command) {
        List<String> words = new ArrayList<>();
        for (String word : command) {
            boolean plain = !word.isEmpty() && word.chars().noneMatch(c -> c == ' ' || c == '\t' || c == '"');
            words.add(plain ? word : '"' + ends(word.replaceAll("(\\\\*)\"", "$1$1\\\\\"")) + '"');
        }
        return String.join(" ", words);
    }

    /** Backslashes before the closing quote are doubled. */
    private static String ends(String word) {
        int end = word.length();
        while (end > 0 && word.charAt(end - 1) == '\\') {
            end--;
        }
        return word + word.substring(end);
    }

    /** The first word of such a line. */
    static String lineProgram(String line) {
        int end = line.startsWith("\"") ? line.indexOf('"', 1) : line.indexOf(' ');
        String word = end < 0 ? line : line.substring(0, end);
        return word.replace("\"", "");
    }
}
