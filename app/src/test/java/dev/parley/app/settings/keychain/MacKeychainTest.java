package dev.parley.app.settings.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_CHAR;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against functions that do with CoreFoundation's objects what macOS's do. */
@SuppressWarnings("restricted")
class MacKeychainTest {
    private static final String SERVER = "wss://example.org:8443";

    private final Frameworks mac = new Frameworks();
    private final MacKeychain keychain = mac.keychain();

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
        assertEquals(Map.of(), mac.objects, "objects that were not released");
    }

    @Test
    void what_macos_is_told_names_the_account() throws Exception {
        keychain.put(SERVER, "jörg", "secret");
        Map<String, Object> item = new LinkedHashMap<>(mac.items.getFirst());
        assertEquals("secret", new String((byte[]) item.remove("kSecValueData"), StandardCharsets.UTF_8));
        assertEquals(
                Map.of(
                        "kSecClass",
                        "kSecClassGenericPassword",
                        "kSecAttrService",
                        "Parley " + SERVER,
                        "kSecAttrAccount",
                        "jörg",
                        "kSecAttrLabel",
                        "Parley: jörg on " + SERVER),
                item);
    }

    @ParameterizedTest
    @CsvSource({"-128, locked", "-25293, locked", "-25308, locked", "-25291, gone", "-50, failed"})
    void what_goes_wrong_is_told_with_its_number(int status, String code) {
        mac.status = status;
        for (KeychainException e : List.of(
                assertThrows(KeychainException.class, () -> keychain.get(SERVER, "anna")),
                assertThrows(KeychainException.class, () -> keychain.put(SERVER, "anna", "secret")),
                assertThrows(KeychainException.class, () -> keychain.delete(SERVER, "anna")))) {
            assertEquals(code, e.code());
            assertTrue(e.getMessage().endsWith(" failed with " + status), e.getMessage());
        }
        assertEquals(Map.of(), mac.objects, "objects that were not released");
    }

    /** CoreFoundation and Security. Its methods have the names of the functions. */
    static final class Frameworks {
        private static final FunctionDescriptor MAKE = FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
        private static final FunctionDescriptor ITEM = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);

        private final Arena arena = Arena.ofAuto();
        private final Map<Long, String> constants = new HashMap<>();
        /** What was made and not released; none is released twice. */
        private final Map<Long, Object> objects = new HashMap<>();

        private final Map<Long, MemorySegment> contents = new HashMap<>();
        private final List<Map<String, Object>> items = new ArrayList<>();
        private int status;
        private long last = 0x1000;

        MacKeychain keychain() {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            FakeLibrary foundation = new FakeLibrary(arena, lookup, this)
                    .function("CFStringCreateWithCharacters", MAKE)
                    .function("CFDataCreate", MAKE)
                    .function("CFDataGetLength", FunctionDescriptor.of(JAVA_LONG, ADDRESS))
                    .function("CFDataGetBytePtr", FunctionDescriptor.of(ADDRESS, ADDRESS))
                    .function(
                            "CFDictionaryCreate",
                            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS))
                    .function("CFRelease", FunctionDescriptor.ofVoid(ADDRESS))
                    .variable("kCFTypeDictionaryKeyCallBacks", MemorySegment.ofAddress(1))
                    .variable("kCFTypeDictionaryValueCallBacks", MemorySegment.ofAddress(2));
            constant(foundation, "kCFBooleanTrue");
            FakeLibrary security = new FakeLibrary(arena, lookup, this)
                    .function("SecItemAdd", ITEM)
                    .function("SecItemUpdate", ITEM)
                    .function("SecItemCopyMatching", ITEM)
                    .function("SecItemDelete", FunctionDescriptor.of(JAVA_INT, ADDRESS));
            for (String name : List.of(
                    "kSecClass",
                    "kSecClassGenericPassword",
                    "kSecAttrService",
                    "kSecAttrAccount",
                    "kSecAttrLabel",
                    "kSecValueData",
                    "kSecReturnData")) {
                constant(security, name);
            }
            return new MacKeychain(foundation.library(), security.library());
        }

        /** A variable with a pointer to an object that nobody releases. */
        private void constant(FakeLibrary library, String name) {
            last += 16;
            constants.put(last, name);
            library.variable(name, arena.allocateFrom(ADDRESS, MemorySegment.ofAddress(last)));
        }

        private MemorySegment object(Object value) {
            last += 16;
            objects.put(last, value);
            return MemorySegment.ofAddress(last);
        }

        private Object value(MemorySegment object) {
            Object value = constants.containsKey(object.address())
                    ? constants.get(object.address())
                    : objects.get(object.address());
            assertNotNull(value, () -> object + " was released or never made");
            return value;
        }

        MemorySegment CFStringCreateWithCharacters(MemorySegment allocator, MemorySegment characters, long count) {
            assertEquals(0, allocator.address());
            return object(new String(characters.reinterpret(2 * count).toArray(JAVA_CHAR)));
        }

        MemorySegment CFDataCreate(MemorySegment allocator, MemorySegment bytes, long length) {
            assertEquals(0, allocator.address());
            return object(bytes.reinterpret(length).toArray(JAVA_BYTE));
        }

        long CFDataGetLength(MemorySegment data) {
            return ((byte[]) value(data)).length;
        }

        MemorySegment CFDataGetBytePtr(MemorySegment data) {
            return contents.computeIfAbsent(
                    data.address(), address -> arena.allocateFrom(JAVA_BYTE, (byte[]) value(data)));
        }

        MemorySegment CFDictionaryCreate(
                MemorySegment allocator,
                MemorySegment keys,
                MemorySegment values,
                long count,
                MemorySegment keyCallBacks,
                MemorySegment valueCallBacks) {
            assertEquals(
                    List.of(0L, 1L, 2L),
                    List.of(allocator.address(), keyCallBacks.address(), valueCallBacks.address()));
            Map<String, Object> dictionary = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                dictionary.put(
                        value(keys.reinterpret(8 * count).getAtIndex(ADDRESS, i))
                                .toString(),
                        value(values.reinterpret(8 * count).getAtIndex(ADDRESS, i)));
            }
            return object(dictionary);
        }

        void CFRelease(MemorySegment object) {
            assertNotNull(objects.remove(object.address()), () -> object + " was released twice or never made");
        }

        @SuppressWarnings("unchecked")
        private Map<String, Object> dictionary(MemorySegment object) {
            return (Map<String, Object>) value(object);
        }

        private Map<String, Object> found(Map<String, Object> query) {
            Map<String, Object> wanted = new LinkedHashMap<>(query);
            wanted.keySet().retainAll(List.of("kSecClass", "kSecAttrService", "kSecAttrAccount"));
            assertEquals(3, wanted.size());
            return items.stream()
                    .filter(item -> item.entrySet().containsAll(wanted.entrySet()))
                    .findFirst()
                    .orElse(null);
        }

        int SecItemAdd(MemorySegment attributes, MemorySegment result) {
            Map<String, Object> item = dictionary(attributes);
            assertEquals(0, result.address());
            if (status == 0 && found(item) == null) {
                items.add(new LinkedHashMap<>(item));
                return 0;
            }
            return status == 0 ? -25299 : status;
        }

        int SecItemUpdate(MemorySegment query, MemorySegment changes) {
            found(dictionary(query)).putAll(dictionary(changes));
            return 0;
        }

        int SecItemCopyMatching(MemorySegment query, MemorySegment result) {
            Map<String, Object> item = found(dictionary(query));
            assertEquals("kCFBooleanTrue", dictionary(query).get("kSecReturnData"));
            if (status != 0 || item == null) {
                return status == 0 ? -25300 : status;
            }
            result.reinterpret(8).set(ADDRESS, 0, object(item.get("kSecValueData")));
            return 0;
        }

        int SecItemDelete(MemorySegment query) {
            Map<String, Object> item = found(dictionary(query));
            if (status != 0 || item == null) {
                return status == 0 ? -25300 : status;
            }
            items.remove(item);
            return 0;
        }
    }
}
