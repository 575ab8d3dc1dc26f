package dev.parley.signaling.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * What one says to get an account where an invitation is needed: 12 characters of Crockford's base32 in three groups, as
 * {@code 7KQ2-MFXD-90TC}. It is read out and typed, so case, hyphens and blanks don't matter, and letters that look like
 * digits are taken for them. Only the SHA-256 is kept.
 *
 * @param text in its full form; a secret
 */
public record InvitationCode(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 12;
    private static final int GROUP = 4;

    /** A new code of 60 random bits. */
    public static InvitationCode random(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new InvitationCode(text.toString());
    }

    /** What somebody typed; it may not be any code at all. */
    public static InvitationCode typed(String text) {
        String characters = (text.length() > 8 * CHARACTERS ? "" : text)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        StringBuilder grouped = new StringBuilder(characters);
        for (int at = GROUP; at < grouped.length() && at < CHARACTERS + 2; at += GROUP + 1) {
            grouped.insert(at, '-');
        }
        return new InvitationCode(grouped.toString());
    }

    /** What is kept of it. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "InvitationCode[]";
    }
}
