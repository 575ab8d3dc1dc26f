package dev.parley.app.settings.keychain;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against functions that read and write memory as wincred.h says, by numbers. */
@SuppressWarnings("restricted")
class WindowsCredentialsTest {
    private static final String SERVER = "wss://example.org:8443";

    private final Advapi32 windows = new Advapi32();
    private WindowsCredentials keychain;

    @BeforeEach
    void open() {
        Assumptions.assumeTrue(
                System.getProperty("os.name").equals("Linux"),
                "no glibc, whose errno stands in for Windows' last error");
        FakeLibrary library = new FakeLibrary(Arena.ofAuto(), MethodHandles.lookup(), windows)
                .function("CredWriteW", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT))
                .function("CredReadW", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS))
                .function("CredDeleteW", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT))
                .function("CredFree", FunctionDescriptor.ofVoid(ADDRESS));
        keychain = new WindowsCredentials(library.library(), "errno");
    }

    @ParameterizedTest
    @CsvSource({
        "Flags, 0",
        "Type, 4",
        "TargetName, 8",
        "Comment, 16",
        "LastWritten.dwLowDateTime, 24",
        "CredentialBlobSize, 32",
        "CredentialBlob, 40",
        "Persist, 48",
        "AttributeCount, 52",
        "Attributes, 56",
        "TargetAlias, 64",
        "UserName, 72"
    })
    void members_are_where_a_compiler_for_64_bits_puts_them(String member, long offset) {
        assertEquals(offset, WindowsCredentials.CREDENTIAL.byteOffset(groupElement(member)));
        assertEquals(80, WindowsCredentials.CREDENTIAL.byteSize());
    }

    @Test
    void a_secret_is_kept_replaced_and_forgotten() throws Exception {
        assertEquals("", keychain.get(SERVER, "anna"));
        keychain.put(SERVER, "anna", "first");
        keychain.put(SERVER, "anna", "zweites Geheimnis – ☂");
        keychain.put("embedded", "jörg", "other");
        assertEquals("zweites Geheimnis – ☂", keychain.get(SERVER, "anna"));
        assertEquals("other", keychain.get("embedded", "jörg"));
        keychain.delete(SERVER, "anna");
        keychain.delete(SERVER, "anna");
        assertEquals("", keychain.get(SERVER, "anna"));
        assertEquals(List.of(), windows.given, "what was given was not given back");
    }

    @Test
    void what_windows_is_told_names_the_account() throws Exception {
        keychain.put(SERVER, "jörg", "secret");
        assertEquals(Map.of("Parley: jörg on " + SERVER, new Kept("jörg", "secret", 1, 2)), windows.kept);
    }

    @Test
    void a_secret_longer_than_windows_keeps_is_refused() throws Exception {
        keychain.put(SERVER, "anna", "x".repeat(2560));
        KeychainException e =
                assertThrows(KeychainException.class, () -> keychain.put(SERVER, "anna", "x".repeat(2561)));
        assertEquals(KeychainException.FAILED, e.code());
        assertEquals(2560, keychain.get(SERVER, "anna").length());
    }

    @ParameterizedTest
    @CsvSource({"1312, gone", "5, failed"})
    void what_goes_wrong_is_told_with_its_number(int error, String code) {
        windows.error = error;
        for (KeychainException e : List.of(
                assertThrows(KeychainException.class, () -> keychain.get(SERVER, "anna")),
                assertThrows(KeychainException.class, () -> keychain.put(SERVER, "anna", "secret")),
                assertThrows(KeychainException.class, () -> keychain.delete(SERVER, "anna")))) {
            assertEquals(code, e.code());
            assertTrue(e.getMessage().endsWith(" failed with " + error), e.getMessage());
        }
    }

    /** What Windows keeps of a credential. */
    private record Kept(String account, String secret, int type, int persist) {}

    /** The Credential Manager. Its methods have the names of the functions. */
    static final class Advapi32 {
        private static final int NOT_FOUND = 1168;
        private static final MethodHandle ERRNO = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("__errno_location"),
                        FunctionDescriptor.of(ADDRESS));

        private final Arena arena = Arena.ofAuto();
        private final Map<String, Kept> kept = new HashMap<>();
        private final List<Long> given = new ArrayList<>();
        /** What each function fails with; 0 for nothing. */
        private int error;

        int CredWriteW(MemorySegment pointer, int flags) {
            MemorySegment credential = pointer.reinterpret(80);
            assertEquals(0, flags);
            byte[] secret = credential
                    .get(ADDRESS, 40)
                    .reinterpret(credential.get(JAVA_INT, 32))
                    .toArray(JAVA_BYTE);
            if (error == 0) {
                kept.put(
                        text(credential.get(ADDRESS, 8)),
                        new Kept(
                                text(credential.get(ADDRESS, 72)),
                                new String(secret, StandardCharsets.UTF_8),
                                credential.get(JAVA_INT, 4),
                                credential.get(JAVA_INT, 48)));
            }
            return end(error);
        }

        int CredReadW(MemorySegment target, int type, int flags, MemorySegment result) {
            Kept found = kept.get(text(target));
            if (error != 0 || found == null || found.type() != type) {
                return end(error == 0 ? NOT_FOUND : error);
            }
            byte[] secret = found.secret().getBytes(StandardCharsets.UTF_8);
            MemorySegment credential = arena.allocate(80, 8);
            credential.set(JAVA_INT, 32, secret.length);
            credential.set(ADDRESS, 40, arena.allocateFrom(JAVA_BYTE, secret));
            given.add(credential.address());
            result.reinterpret(8).set(ADDRESS, 0, credential);
            return end(0);
        }

        int CredDeleteW(MemorySegment target, int type, int flags) {
            return end(error == 0 && kept.remove(text(target)) == null ? NOT_FOUND : error);
        }

        void CredFree(MemorySegment credential) {
            assertTrue(given.remove(credential.address()));
        }

        private static String text(MemorySegment wide) {
            return wide.reinterpret(Long.MAX_VALUE).getString(0, StandardCharsets.UTF_16LE);
        }

        private static int end(int error) {
            MemorySegment errno = Native.pointer(ERRNO).reinterpret(4);
            errno.set(JAVA_INT, 0, error);
            return error == 0 ? 1 : 0;
        }
    }
}
