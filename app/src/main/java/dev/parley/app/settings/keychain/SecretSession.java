package dev.parley.app.settings.keychain;

import dev.parley.app.bus.Values;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.freedesktop.dbus.types.Variant;

/**
 * How secrets go over the bus (Secret Service, Transfer of Secrets): encrypted, so that they aren't in what a person records
 * of the bus to report a fault, nor in a log of the library; plain where the service can't do that. Immutable.
 */
final class SecretSession {
    private static final String SERVICE = "org.freedesktop.Secret.Service";
    private static final String ENCRYPTED = "dh-ietf1024-sha256-aes128-cbc-pkcs7";
    private static final String PLAIN = "plain";
    private static final int KEY_BYTES = 16;
    private static final int PRIME_BYTES = 128;

    /** The Second Oakley Group (RFC 2409, 6.2), as the Secret Service has it. */
    static final BigInteger PRIME = new BigInteger("""
            FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD1\
            29024E088A67CC74020BBEA63B139B22514A08798E3404DD\
            EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245\
            E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED\
            EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381\
            FFFFFFFFFFFFFFFF""", 16);

    static final BigInteger GENERATOR = BigInteger.TWO;

    private final SecureRandom random;
    private final String path;
    /** Null where secrets go plain. */
    private final SecretKey key;

    /** @param key null for a plain session */
    SecretSession(SecureRandom random, String path, SecretKey key) {
        this.random = random;
        this.path = path;
        this.key = key;
    }

    /** Opens a session, which lasts as long as the connection. */
    static SecretSession open(SecretBus bus) throws KeychainException {
        SecureRandom random = new SecureRandom();
        BigInteger mine = new BigInteger(PRIME.bitLength() - 1, random);
        byte[] shown = unsigned(GENERATOR.modPow(mine, PRIME));
        try {
            Object[] opened = open(bus, ENCRYPTED, new Variant<>(shown, "ay"));
            byte[] theirs = Values.bytes(Values.plain(opened[0]));
            return new SecretSession(random, path(opened), key(new BigInteger(1, theirs), mine));
        } catch (KeychainException e) {
            if (!e.is("NotSupported")) {
                throw e;
            }
            return new SecretSession(random, path(open(bus, PLAIN, new Variant<>(""))), null);
        }
    }

    private static Object[] open(SecretBus bus, String algorithm, Variant<?> input) throws KeychainException {
        return bus.call("/org/freedesktop/secrets", SERVICE, "OpenSession", "sv", algorithm, input);
    }

    private static String path(Object[] opened) {
        return opened[1].toString();
    }

    /** The key of both, from the public number of one and the private one of the other. */
    static SecretKey key(BigInteger theirs, BigInteger mine) throws KeychainException {
        byte[] number = unsigned(theirs.modPow(mine, PRIME));
        byte[] padded = new byte[PRIME_BYTES];
        System.arraycopy(number, 0, padded, PRIME_BYTES - number.length, number.length);
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(new SecretKeySpec(padded, "DH"))
                                    .thenExpand(null, KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    /** The bytes of a positive number, the highest first, without the one that has nothing but the sign. */
    static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 && bytes.length > 1 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    /** A secret as the service takes it: session, parameters, value and content type, {@code (oayays)}. */
    Object[] seal(String secret) throws KeychainException {
        byte[] value = secret.getBytes(StandardCharsets.UTF_8);
        byte[] start = new byte[0];
        if (key != null) {
            start = new byte[KEY_BYTES];
            random.nextBytes(start);
            value = crypt(Cipher.ENCRYPT_MODE, start, value);
        }
        return new Object[] {path, start, value, "text/plain; charset=utf8"};
    }

    /** The secret in what the service gave. */
    String open(Object[] sealed) throws KeychainException {
        byte[] value = Values.bytes(sealed[2]);
        if (key != null) {
            value = crypt(Cipher.DECRYPT_MODE, Values.bytes(sealed[1]), value);
        }
        return new String(value, StandardCharsets.UTF_8);
    }

    String path() {
        return path;
    }

    private byte[] crypt(int mode, byte[] start, byte[] value) throws KeychainException {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(mode, key, new IvParameterSpec(start));
            return cipher.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    private static KeychainException failed(GeneralSecurityException e) {
        return new KeychainException(KeychainException.FAILED, "the secret can't be encrypted or read", e);
    }
}
