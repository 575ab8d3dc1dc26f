package dev.parley.app.settings.keychain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.settings.keychain.FakeSecretService.Person;
import dev.parley.app.testing.MessageBus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Secret Service can do to us, over a real message bus. */
@Timeout(60)
class SecretServiceTest {
    private static final String SERVER = "wss://example.org:8443";
    private static final SecretService.Patience PATIENT =
            new SecretService.Patience(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final SecretService.Patience IMPATIENT =
            new SecretService.Patience(Duration.ofMillis(300), Duration.ofMillis(300));

    @TempDir
    Path directory;

    private MessageBus bus;
    private FakeSecretService service;
    private SecretService keychain;

    @BeforeEach
    void open() throws Exception {
        bus = MessageBus.open(directory);
        service = FakeSecretService.open(bus.address());
        keychain = SecretService.find(bus.address(), PATIENT);
        service.calls.clear();
    }

    @AfterEach
    void close() throws Exception {
        if (service != null) {
            service.close();
        }
        if (bus != null) {
            bus.close();
        }
    }

    private List<String> calls() {
        List<String> calls = new ArrayList<>();
        service.calls.drainTo(calls);
        return calls;
    }

    private static void fails(String code, Executable call) {
        assertEquals(code, assertThrows(KeychainException.class, call).code());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_secret_is_kept_replaced_and_forgotten(boolean encrypts) throws Exception {
        service.encrypts = encrypts;
        assertEquals("", keychain.get(SERVER, "anna"));
        keychain.put(SERVER, "anna", "first");
        keychain.put(SERVER, "anna", "zweites Geheimnis – ☂");
        keychain.put(SERVER, "bert", "other");
        assertEquals("zweites Geheimnis – ☂", keychain.get(SERVER, "anna"));
        assertEquals("other", keychain.get(SERVER, "bert"));
        assertEquals("", keychain.get("embedded", "anna"));
        keychain.delete(SERVER, "anna");
        keychain.delete(SERVER, "anna");
        assertEquals("", keychain.get(SERVER, "anna"));
        assertEquals("other", keychain.get(SERVER, "bert"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_locked_one_is_unlocked_by_the_person(boolean searchesLocked) throws Exception {
        service.searchesLocked = searchesLocked;
        service.locked = true;
        keychain.put(SERVER, "anna", "secret");
        assertFalse(service.locked);
        service.locked = true;
        assertEquals("secret", keychain.get(SERVER, "anna"));
        assertEquals(2, calls().stream().filter("Prompt"::equals).count());
        service.locked = true;
        keychain.delete(SERVER, "anna");
        assertEquals("", keychain.get(SERVER, "anna"));
    }

    @Test
    void who_dismisses_the_prompt_is_not_asked_again_for_the_same() throws Exception {
        keychain.put(SERVER, "anna", "secret");
        calls();
        service.locked = true;
        service.person = Person.DISMISSES;
        fails(KeychainException.LOCKED, () -> keychain.get(SERVER, "anna"));
        assertEquals(List.of("SearchItems", "Unlock", "Prompt"), calls());
        fails(KeychainException.LOCKED, () -> keychain.put(SERVER, "anna", "other"));
        assertFalse(calls().contains("CreateItem"));
        fails(KeychainException.LOCKED, () -> keychain.delete(SERVER, "anna"));
        assertFalse(calls().contains("Delete"));
    }

    @Test
    void a_prompt_that_nobody_answers_is_taken_back() throws Exception {
        keychain.put(SERVER, "anna", "secret");
        service.locked = true;
        service.person = Person.THINKS;
        SecretService hurried = SecretService.find(bus.address(), IMPATIENT);
        calls();
        fails(KeychainException.LOCKED, () -> hurried.get(SERVER, "anna"));
        assertEquals(List.of("SearchItems", "Unlock", "Prompt", "Dismiss"), calls());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SearchItems", "OpenSession", "GetSecret", "Unlock", "Prompt"})
    void one_that_ends_in_the_middle_is_told_at_once(String method) throws Exception {
        keychain.put(SERVER, "anna", "secret");
        service.locked = method.equals("Unlock") || method.equals("Prompt");
        service.endsAt = method;
        fails(KeychainException.GONE, () -> keychain.get(SERVER, "anna"));
        // The next one takes its place.
        service.close();
        service = FakeSecretService.open(bus.address());
        assertEquals("", keychain.get(SERVER, "anna"));
    }

    @Test
    void one_that_ends_while_the_person_thinks_is_told_at_once() throws Exception {
        keychain.put(SERVER, "anna", "secret");
        service.locked = true;
        service.person = Person.THINKS;
        Thread ending = Thread.ofPlatform().start(() -> {
            try {
                String call = service.calls.take();
                while (!call.equals("Prompt")) {
                    call = service.calls.take();
                }
                service.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        fails(KeychainException.GONE, () -> keychain.get(SERVER, "anna"));
        ending.join();
    }

    @Test
    void a_bus_that_ends_is_told_at_once() {
        bus.close();
        fails(KeychainException.GONE, () -> keychain.get(SERVER, "anna"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SearchItems", "OpenSession", "GetSecret"})
    void one_that_hangs_is_given_up(String method) throws Exception {
        keychain.put(SERVER, "anna", "secret");
        SecretService hurried = SecretService.find(bus.address(), IMPATIENT);
        service.hangsAt = method;
        fails(KeychainException.NO_ANSWER, () -> hurried.get(SERVER, "anna"));
        service.hangsAt = "";
        assertEquals("secret", hurried.get(SERVER, "anna"));
    }

    @Test
    void one_that_hangs_at_first_is_no_keychain_that_is_missing() {
        service.hangsAt = "ReadAlias";
        fails(KeychainException.NO_ANSWER, () -> SecretService.find(bus.address(), IMPATIENT));
    }

    @Test
    void who_is_interrupted_while_the_person_thinks_waits_no_more() throws Exception {
        service.locked = true;
        service.person = Person.THINKS;
        Thread waiting = Thread.currentThread();
        Thread giving = Thread.ofPlatform().start(() -> {
            try {
                String call = service.calls.take();
                while (!call.equals("Prompt")) {
                    call = service.calls.take();
                }
                waiting.interrupt();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        fails(KeychainException.NO_ANSWER, () -> keychain.put(SERVER, "anna", "secret"));
        assertTrue(Thread.interrupted());
        giving.join();
    }

    @Test
    void without_a_default_collection_none_is_made() throws Exception {
        service.hasCollection = false;
        assertNull(SecretService.find(bus.address(), PATIENT));
        fails(KeychainException.GONE, () -> keychain.put(SERVER, "anna", "secret"));
        assertEquals("", keychain.get(SERVER, "anna"));
    }

    @Test
    void where_there_is_no_service_or_no_bus_there_is_no_keychain_and_that_is_known_soon() throws Exception {
        assertNotNull(SecretService.find(bus.address(), PATIENT));
        service.close();
        assertNull(soon(bus.address()));
        bus.close();
        assertNull(soon(bus.address()));
        assertNull(soon("unix:path=" + directory.resolve("nothing")));
        assertNull(soon("unix:abstract=/no/such,guid=1"));
        assertNull(soon(null));
    }

    private static Keychain soon(String address) throws KeychainException {
        long start = System.nanoTime();
        Keychain found = SecretService.find(address, PATIENT);
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        // A second is that of a busy machine; the library alone would try for ten.
        assertTrue(milliseconds < 1000, () -> milliseconds + " ms");
        return found;
    }
}
