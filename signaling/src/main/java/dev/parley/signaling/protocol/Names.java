package dev.parley.signaling.protocol;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules for usernames, display names and call ids. Client and server use the same. No state; any thread. */
public final class Names {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9]([a-z0-9._-]*[a-z0-9])?");
    private static final Pattern CALL_ID = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    private Names() {}

    /** The form under which a username is kept and compared: NFKC, lower case, no blanks around it; empty if
     * it is far too long to be one.
     */
    public static String fold(String username) {
        // Normalizing takes a time that grows with the square of the length; no name becomes that much shorter.
        if (username.length() > 8 * Limits.USERNAME_CHARACTERS) {
            return "";
        }
        return Normalizer.normalize(username.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Whether a folded name may be a username: 2 to 32 of {@code [a-z0-9._-]}, a letter or digit at both ends. */
    public static boolean isUsername(String folded) {
        return folded.length() >= 2
                && folded.length() <= Limits.USERNAME_CHARACTERS
                && USERNAME.matcher(folded).matches();
    }

    /** Whether a name may be shown to others: not blank, not too long, no control or direction characters. */
    public static boolean isDisplayName(String name) {
        return !name.isBlank()
                && name.length() <= Limits.DISPLAY_NAME_CHARACTERS
                && name.codePoints().noneMatch(Names::invisible);
    }

    /** Whether this is a call id: 16 to 64 characters of {@code [A-Za-z0-9_-]}. */
    public static boolean isCallId(String callId) {
        return CALL_ID.matcher(callId).matches();
    }

    /** Characters that could make one name look like another, or break a line of the log. */
    private static boolean invisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            // Zero-width joiners belong to some scripts and to emoji; marks of direction do not belong in a name.
            case Character.FORMAT -> character != 0x200C && character != 0x200D;
            default -> false;
        };
    }
}
