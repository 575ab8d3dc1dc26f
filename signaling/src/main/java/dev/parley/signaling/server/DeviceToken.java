package dev.parley.signaling.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a device signs in with instead of the password: its id, a dot and 32 random bytes. Only the SHA-256 is kept; for
 * something that nobody can guess, no slower hash is needed.
 *
 * @param deviceId of the device
 * @param text all of it; a secret
 */
record DeviceToken(String deviceId, String text) {
    private static final int ID_BYTES = 9;
    private static final int SECRET_BYTES = 32;
    /** Base64 of both and the dot. */
    private static final int CHARACTERS = 12 + 1 + 43;

    /** A new token for a device. */
    static DeviceToken of(String deviceId, SecureRandom random) {
        return new DeviceToken(deviceId, deviceId + "." + secret(SECRET_BYTES, random));
    }

    /** The id of a new device. */
    static String newDeviceId(SecureRandom random) {
        return secret(ID_BYTES, random);
    }

    private static String secret(int bytes, SecureRandom random) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    /** What a client says is a token. It names a device that may or may not be there; nonsense names none. */
    static DeviceToken parse(String text) {
        int dot = text.indexOf('.');
        return new DeviceToken(dot < 0 || text.length() != CHARACTERS ? "" : text.substring(0, dot), text);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "DeviceToken[" + deviceId + "]";
    }
}
