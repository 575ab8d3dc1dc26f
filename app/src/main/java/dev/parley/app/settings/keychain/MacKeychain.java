package dev.parley.app.settings.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keychain Services on macOS (Security.framework, SecItem.h): generic passwords in the person's login keychain. The system
 * asks the person by itself where it must, such as after an update of this program. Immutable.
 */
final class MacKeychain implements Keychain {
    private static final Logger LOG = LoggerFactory.getLogger(MacKeychain.class);
    private static final String FRAMEWORK = "/System/Library/Frameworks/%1$s.framework/%1$s";

    // From Security/SecBase.h.
    private static final int SUCCESS = 0;
    private static final int USER_CANCELED = -128;
    private static final int NOT_AVAILABLE = -25291;
    private static final int AUTH_FAILED = -25293;
    private static final int DUPLICATE_ITEM = -25299;
    private static final int ITEM_NOT_FOUND = -25300;
    private static final int NO_DEFAULT_KEYCHAIN = -25307;
    private static final int INTERACTION_NOT_ALLOWED = -25308;
    private static final int INTERACTION_REQUIRED = -25315;

    private final CoreFoundation foundation;
    private final Native security;
    private final MethodHandle add;
    private final MethodHandle update;
    private final MethodHandle copyMatching;
    private final MethodHandle delete;

    MacKeychain(Native foundation, Native security) {
        this.foundation = new CoreFoundation(foundation);
        this.security = security;
        FunctionDescriptor two = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);
        add = security.function("SecItemAdd", two);
        update = security.function("SecItemUpdate", two);
        copyMatching = security.function("SecItemCopyMatching", two);
        delete = security.function("SecItemDelete", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    }

    /** The one of this system; null where its libraries are missing. */
    static Keychain load() {
        try {
            return new MacKeychain(
                    Native.load(FRAMEWORK.formatted("CoreFoundation")), Native.load(FRAMEWORK.formatted("Security")));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            LOG.warn("no keychain: Security.framework can't be used", e);
            return null;
        }
    }

    @Override
    public String name() {
        return "macOS Keychain";
    }

    @Override
    public String get(String server, String account) throws KeychainException {
        try (CoreFoundation.Pool pool = foundation.new Pool()) {
            Map<MemorySegment, MemorySegment> query = item(pool, server, account);
            query.put(constant("kSecReturnData"), foundation.yes());
            MemorySegment result = pool.result();
            int status = Native.number(copyMatching, pool.dictionary(query), result);
            if (status == ITEM_NOT_FOUND) {
                return "";
            }
            check("SecItemCopyMatching", status);
            return new String(foundation.bytes(pool.own(result.get(ADDRESS, 0))), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void put(String server, String account, String secret) throws KeychainException {
        try (CoreFoundation.Pool pool = foundation.new Pool()) {
            Map<MemorySegment, MemorySegment> query = item(pool, server, account);
            MemorySegment data = pool.data(secret.getBytes(StandardCharsets.UTF_8));
            Map<MemorySegment, MemorySegment> made = new LinkedHashMap<>(query);
            made.put(constant("kSecAttrLabel"), pool.string("Parley: " + account + " on " + server));
            made.put(constant("kSecValueData"), data);
            int status = Native.number(add, pool.dictionary(made), MemorySegment.NULL);
            if (status == DUPLICATE_ITEM) {
                MemorySegment change = pool.dictionary(Map.of(constant("kSecValueData"), data));
                check("SecItemUpdate", Native.number(update, pool.dictionary(query), change));
            } else {
                check("SecItemAdd", status);
            }
        }
    }

    @Override
    public void delete(String server, String account) throws KeychainException {
        try (CoreFoundation.Pool pool = foundation.new Pool()) {
            int status = Native.number(delete, pool.dictionary(item(pool, server, account)));
            if (status != ITEM_NOT_FOUND) {
                check("SecItemDelete", status);
            }
        }
    }

    /** What makes an item the one: class, service and account. */
    private Map<MemorySegment, MemorySegment> item(CoreFoundation.Pool pool, String server, String account) {
        Map<MemorySegment, MemorySegment> item = new LinkedHashMap<>();
        item.put(constant("kSecClass"), constant("kSecClassGenericPassword"));
        item.put(constant("kSecAttrService"), pool.string("Parley " + server));
        item.put(constant("kSecAttrAccount"), pool.string(account));
        return item;
    }

    private MemorySegment constant(String name) {
        return CoreFoundation.constant(security, name);
    }

    private static void check(String function, int status) throws KeychainException {
        if (status == SUCCESS) {
            return;
        }
        String code =
                switch (status) {
                    case USER_CANCELED, AUTH_FAILED, INTERACTION_NOT_ALLOWED, INTERACTION_REQUIRED ->
                        KeychainException.LOCKED;
                    case NOT_AVAILABLE, NO_DEFAULT_KEYCHAIN -> KeychainException.GONE;
                    default -> KeychainException.FAILED;
                };
        throw new KeychainException(code, function + " failed with " + status);
    }
}
