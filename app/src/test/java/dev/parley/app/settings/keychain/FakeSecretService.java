package dev.parley.app.settings.keychain;

import dev.parley.app.bus.Values;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.freedesktop.dbus.connections.transports.AbstractTransport;
import org.freedesktop.dbus.connections.transports.TransportBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * A Secret Service with one collection that does what the test says, at the level of messages: what a real one does when it
 * is locked, hangs or ends can't be had from a real one at will. One thread of its own.
 */
final class FakeSecretService implements AutoCloseable {
    private static final String COLLECTION = "/org/freedesktop/secrets/collection/fake";
    private static final String PROMPT = "/org/freedesktop/secrets/prompt/1";

    /** What the person does when the collection is to be unlocked. */
    enum Person {
        UNLOCKS,
        DISMISSES,
        THINKS
    }

    private final AbstractTransport transport;
    private final Thread thread;
    private SecretSession session;
    private int items;

    volatile Person person = Person.UNLOCKS;
    volatile boolean locked;
    /** Whether it finds what is in a locked collection. */
    volatile boolean searchesLocked = true;

    volatile boolean hasCollection = true;
    volatile boolean encrypts = true;
    /** The method at which it ends; empty for none. */
    volatile String endsAt = "";
    /** The method that it doesn't answer; empty for none. */
    volatile String hangsAt = "";

    /** The names of the methods that were called, in their order. */
    final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

    private final Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();

    private FakeSecretService(AbstractTransport transport) {
        this.transport = transport;
        thread = Thread.ofPlatform().name("fake-secret-service").unstarted(this::run);
    }

    static FakeSecretService open(String address) throws IOException, DBusException {
        FakeSecretService service =
                new FakeSecretService(TransportBuilder.create(address).build());
        service.ask("Hello", null);
        service.ask("RequestName", "su", "org.freedesktop.secrets", new UInt32(0));
        service.thread.start();
        return service;
    }

    private void ask(String method, String signature, Object... arguments) throws IOException, DBusException {
        MethodCall call = messages()
                .createMethodCall(
                        "org.freedesktop.DBus",
                        "/org/freedesktop/DBus",
                        "org.freedesktop.DBus",
                        method,
                        (byte) 0,
                        signature,
                        arguments);
        transport.writeMessage(call);
        Message answer = transport.readMessage();
        while (answer == null || answer.getReplySerial() != call.getSerial()) {
            answer = transport.readMessage();
        }
    }

    private MessageFactory messages() {
        return transport.getMessageFactory();
    }

    private void run() {
        try {
            while (transport.isConnected()) {
                if (transport.readMessage() instanceof MethodCall call) {
                    calls.add(call.getName());
                    if (call.getName().equals(endsAt)) {
                        transport.close();
                        return;
                    }
                    if (!call.getName().equals(hangsAt)) {
                        answer(call);
                    }
                }
            }
        } catch (IOException e) {
            // The test closed it, or the bus ended.
        } catch (DBusException | KeychainException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(MethodCall call) throws IOException, DBusException, KeychainException {
        Object[] given = call.getParameters();
        switch (call.getName()) {
            case "ReadAlias" -> reply(call, "o", hasCollection ? COLLECTION : "/");
            case "Get" -> reply(call, "v", new Variant<>(locked));
            case "OpenSession" -> openSession(call, given[0].toString(), (Variant<?>) given[1]);
            case "SearchItems" -> search(call, (Map<?, ?>) given[0]);
            case "Unlock" -> reply(call, "aoo", List.of(), locked ? PROMPT : "/");
            case "Prompt" -> {
                reply(call, null);
                decide(person);
            }
            case "Dismiss" -> {
                reply(call, null);
                decide(Person.DISMISSES);
            }
            case "CreateItem" -> create(call, (Map<?, ?>) given[0], (Object[]) given[1]);
            case "GetSecret" -> get(call);
            case "Delete" -> {
                secrets.remove(call.getPath());
                attributes.remove(call.getPath());
                reply(call, "o", "/");
            }
            default -> error(call, "org.freedesktop.DBus.Error.UnknownMethod");
        }
    }

    private void openSession(MethodCall call, String algorithm, Variant<?> input)
            throws IOException, DBusException, KeychainException {
        String path = "/org/freedesktop/secrets/session/1";
        if (algorithm.equals("plain")) {
            session = new SecretSession(new SecureRandom(), path, null);
            reply(call, "vo", new Variant<>(""), path);
        } else if (encrypts) {
            BigInteger mine = BigInteger.valueOf(System.nanoTime());
            BigInteger theirs = new BigInteger(1, Values.bytes(input.getValue()));
            session = new SecretSession(new SecureRandom(), path, SecretSession.key(theirs, mine));
            byte[] shown = SecretSession.unsigned(SecretSession.GENERATOR.modPow(mine, SecretSession.PRIME));
            reply(call, "vo", new Variant<>(shown, "ay"), path);
        } else {
            error(call, "org.freedesktop.DBus.Error.NotSupported");
        }
    }

    private void search(MethodCall call, Map<?, ?> wanted) throws IOException, DBusException {
        List<String> found = new ArrayList<>();
        attributes.forEach((item, has) -> {
            if (has.entrySet().containsAll(wanted.entrySet())) {
                found.add(item);
            }
        });
        List<String> hidden = locked && searchesLocked ? found : List.of();
        reply(call, "aoao", locked ? List.of() : found, hidden);
    }

    private void create(MethodCall call, Map<?, ?> properties, Object[] secret)
            throws IOException, DBusException, KeychainException {
        if (locked) {
            error(call, "org.freedesktop.Secret.Error.IsLocked");
            return;
        }
        Map<String, String> of = new LinkedHashMap<>();
        Variant<?> given = (Variant<?>) properties.get("org.freedesktop.Secret.Item.Attributes");
        ((Map<?, ?>) given.getValue()).forEach((key, value) -> of.put(key.toString(), value.toString()));
        attributes.entrySet().removeIf(entry -> entry.getValue().equals(of));
        String item = COLLECTION + "/" + ++items;
        attributes.put(item, of);
        secrets.put(item, session.open(secret));
        reply(call, "oo", item, "/");
    }

    private void get(MethodCall call) throws IOException, DBusException, KeychainException {
        String secret = secrets.get(call.getPath());
        if (secret == null) {
            error(call, "org.freedesktop.Secret.Error.NoSuchObject");
        } else {
            reply(call, "(oayays)", (Object) session.seal(secret));
        }
    }

    private void decide(Person now) throws IOException, DBusException {
        if (now == Person.THINKS) {
            return;
        }
        locked = now == Person.DISMISSES;
        transport.writeMessage(messages()
                .createSignal(
                        null,
                        PROMPT,
                        "org.freedesktop.Secret.Prompt",
                        "Completed",
                        "bv",
                        now == Person.DISMISSES,
                        new Variant<>("")));
    }

    private void reply(MethodCall call, String signature, Object... values) throws IOException, DBusException {
        transport.writeMessage(messages().createMethodReturn(call, signature, values));
    }

    private void error(MethodCall call, String name) throws IOException, DBusException {
        transport.writeMessage(
                messages().createError(call.getSource(), name, call.getSerial(), "s", "as the test wants"));
    }

    /** The service's process ends. */
    @Override
    public void close() throws IOException {
        transport.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
