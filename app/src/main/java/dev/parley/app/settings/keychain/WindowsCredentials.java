package dev.parley.app.settings.keychain;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Windows' Credential Manager (wincred.h in advapi32): generic credentials, which the system encrypts for the person and
 * doesn't take to other computers. Immutable.
 */
@SuppressWarnings("restricted")
final class WindowsCredentials implements Keychain {
    private static final Logger LOG = LoggerFactory.getLogger(WindowsCredentials.class);

    /** {@code CREDENTIALW} for 64 bits; the time is a {@code FILETIME}, which is two numbers of 32 bits. */
    static final StructLayout CREDENTIAL = MemoryLayout.structLayout(
            JAVA_INT.withName("Flags"),
            JAVA_INT.withName("Type"),
            ADDRESS.withName("TargetName"),
            ADDRESS.withName("Comment"),
            JAVA_INT.withName("LastWritten.dwLowDateTime"),
            JAVA_INT.withName("LastWritten.dwHighDateTime"),
            JAVA_INT.withName("CredentialBlobSize"),
            MemoryLayout.paddingLayout(4),
            ADDRESS.withName("CredentialBlob"),
            JAVA_INT.withName("Persist"),
            JAVA_INT.withName("AttributeCount"),
            ADDRESS.withName("Attributes"),
            ADDRESS.withName("TargetAlias"),
            ADDRESS.withName("UserName"));

    // From wincred.h and winerror.h.
    private static final int CRED_TYPE_GENERIC = 1;
    private static final int CRED_PERSIST_LOCAL_MACHINE = 2;
    private static final int CRED_MAX_CREDENTIAL_BLOB_SIZE = 5 * 512;
    private static final int ERROR_NOT_FOUND = 1168;
    private static final int ERROR_NO_SUCH_LOGON_SESSION = 1312;

    private final MethodHandle write;
    private final MethodHandle read;
    private final MethodHandle delete;
    private final MethodHandle free;
    private final StructLayout errors;
    private final String errorName;

    /**
     * The functions of a library.
     *
     * @param errorName the {@linkplain Linker.Option#captureCallState state of a call} that says what went wrong
     */
    WindowsCredentials(Native library, String errorName) {
        Linker.Option error = Linker.Option.captureCallState(errorName);
        this.errors = Linker.Option.captureStateLayout();
        this.errorName = errorName;
        write = library.function("CredWriteW", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), error);
        read = library.function(
                "CredReadW", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS), error);
        delete = library.function("CredDeleteW", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT), error);
        free = library.function("CredFree", FunctionDescriptor.ofVoid(ADDRESS));
    }

    /** The one of this system; null where its library is missing. */
    static Keychain load() {
        try {
            return new WindowsCredentials(Native.load("advapi32.dll"), "GetLastError");
        } catch (IllegalArgumentException | NoSuchElementException e) {
            LOG.warn("no keychain: advapi32 can't be used", e);
            return null;
        }
    }

    @Override
    public String name() {
        return "Windows Credential Manager";
    }

    @Override
    public String get(String server, String account) throws KeychainException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment error = arena.allocate(errors);
            MemorySegment found = arena.allocate(ADDRESS);
            if (Native.number(read, error, target(arena, server, account), CRED_TYPE_GENERIC, 0, found) == 0) {
                return ifNotFound("CredRead", error);
            }
            MemorySegment credential = found.get(ADDRESS, 0).reinterpret(CREDENTIAL.byteSize());
            try {
                int size = credential.get(JAVA_INT, at("CredentialBlobSize"));
                byte[] secret = size == 0
                        ? new byte[0]
                        : credential
                                .get(ADDRESS, at("CredentialBlob"))
                                .reinterpret(size)
                                .toArray(JAVA_BYTE);
                return new String(secret, StandardCharsets.UTF_8);
            } finally {
                Object unused = Native.value(free, credential);
            }
        }
    }

    @Override
    public void put(String server, String account, String secret) throws KeychainException {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > CRED_MAX_CREDENTIAL_BLOB_SIZE) {
            throw new KeychainException(KeychainException.FAILED, "the secret is longer than Windows keeps");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment error = arena.allocate(errors);
            MemorySegment blob = arena.allocateFrom(JAVA_BYTE, bytes);
            MemorySegment credential = arena.allocate(CREDENTIAL);
            credential.set(JAVA_INT, at("Type"), CRED_TYPE_GENERIC);
            credential.set(ADDRESS, at("TargetName"), target(arena, server, account));
            credential.set(JAVA_INT, at("CredentialBlobSize"), bytes.length);
            credential.set(ADDRESS, at("CredentialBlob"), blob);
            credential.set(JAVA_INT, at("Persist"), CRED_PERSIST_LOCAL_MACHINE);
            credential.set(ADDRESS, at("UserName"), arena.allocateFrom(account, StandardCharsets.UTF_16LE));
            int written = Native.number(write, error, credential, 0);
            blob.fill((byte) 0);
            if (written == 0) {
                throw failed("CredWrite", number(error));
            }
        }
    }

    @Override
    public void delete(String server, String account) throws KeychainException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment error = arena.allocate(errors);
            if (Native.number(delete, error, target(arena, server, account), CRED_TYPE_GENERIC, 0) == 0) {
                ifNotFound("CredDelete", error);
            }
        }
    }

    /** The name that the person sees in the Control Panel; the key as well, in which Windows takes no notice of case. */
    private static MemorySegment target(Arena arena, String server, String account) {
        return arena.allocateFrom("Parley: " + account + " on " + server, StandardCharsets.UTF_16LE);
    }

    private static long at(String field) {
        return CREDENTIAL.byteOffset(groupElement(field));
    }

    private int number(MemorySegment error) {
        return error.get(JAVA_INT, errors.byteOffset(groupElement(errorName)));
    }

    private String ifNotFound(String function, MemorySegment error) throws KeychainException {
        if (number(error) == ERROR_NOT_FOUND) {
            return "";
        }
        throw failed(function, number(error));
    }

    private static KeychainException failed(String function, int error) {
        return new KeychainException(
                error == ERROR_NO_SUCH_LOGON_SESSION ? KeychainException.GONE : KeychainException.FAILED,
                function + " failed with " + error);
    }
}
