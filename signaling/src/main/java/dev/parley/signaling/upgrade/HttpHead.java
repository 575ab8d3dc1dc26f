package dev.parley.signaling.upgrade;

import dev.parley.signaling.upgrade.UpgradeRefused.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request line and its fields (RFC 9112), without exceptions for clients that get them wrong: what two programs on the way
 * read in two ways is how requests are smuggled.
 *
 * @param fields values by their name in lower case, in their order
 */
public record HttpHead(String method, Map<String, List<String>> fields) {
    private static final byte[] END = {'\r', '\n', '\r', '\n'};
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern REQUEST_LINE = Pattern.compile("(" + TOKEN + ") [!-~]+ HTTP/1\\.1");
    private static final Pattern FIELD_LINE =
            Pattern.compile("(" + TOKEN + "):[ \t]*([^\\x00-\\x08\\x0A-\\x1F\\x7F]*)");

    public HttpHead {
        fields = Map.copyOf(fields);
    }

    /**
     * Where a head ends.
     *
     * @param from how many bytes were looked at before
     * @param count of the bytes that are there
     * @return the number of its bytes with the empty line; -1 if that has not come yet
     */
    public static int end(byte[] bytes, int from, int count) {
        for (int i = Math.max(0, from - END.length + 1); i + END.length <= count; i++) {
            if (Arrays.equals(bytes, i, i + END.length, END, 0, END.length)) {
                return i + END.length;
            }
        }
        return -1;
    }

    /**
     * Reads a head.
     *
     * @param length with the empty line
     */
    public static HttpHead parse(byte[] bytes, int length) throws UpgradeRefused {
        String text = new String(bytes, 0, length - END.length, StandardCharsets.ISO_8859_1);
        String[] lines = text.split("\r\n", -1);
        Matcher request = REQUEST_LINE.matcher(lines[0]);
        if (!request.matches()) {
            throw new UpgradeRefused(Status.BAD_REQUEST, "The first line is no request of HTTP/1.1.");
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            Matcher field = FIELD_LINE.matcher(line);
            if (!field.matches()) {
                throw new UpgradeRefused(Status.BAD_REQUEST, "A header line is no field of HTTP/1.1.");
            }
            fields.computeIfAbsent(field.group(1).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(field.group(2).strip());
        }
        return new HttpHead(request.group(1), fields);
    }

    /** All values of a field, none if it isn't there. */
    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** The value of a field that may be there once; null if it isn't. */
    String one(String name) throws UpgradeRefused {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw new UpgradeRefused(Status.BAD_REQUEST, "There is more than one field " + name + ".");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /** The members of a field that is a list (RFC 9110, section 5.6.1), without quoted ones. */
    List<String> list(String name) {
        List<String> members = new ArrayList<>();
        for (String value : all(name)) {
            for (String member : value.split(",", -1)) {
                if (!member.isBlank()) {
                    members.add(member.strip());
                }
            }
        }
        return members;
    }
}
