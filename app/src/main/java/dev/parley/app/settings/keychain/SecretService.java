package dev.parley.app.settings.keychain;

import dev.parley.app.bus.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keychain of Linux desktops (Secret Service API 0.2): GNOME's keyring, KWallet, KeePassXC and others. Secrets are in the
 * collection that the person has as the default; where there is none, none is made, since that would be a question for a
 * new password. Immutable; each piece of work is a connection of its own, so that a service that was started anew is no
 * matter.
 */
final class SecretService implements Keychain {
    private static final Logger LOG = LoggerFactory.getLogger(SecretService.class);

    private static final String PATH = "/org/freedesktop/secrets";
    private static final String SERVICE = "org.freedesktop.Secret.Service";
    private static final String COLLECTION = "org.freedesktop.Secret.Collection";
    private static final String ITEM = "org.freedesktop.Secret.Item";
    /** No prompt, or no collection. */
    private static final String NONE = "/";

    private static final Pattern SOCKET = Pattern.compile("unix:path=([^,;]*).*");

    private final String address;
    private final Patience patience;

    /**
     * How long is waited.
     *
     * @param service for what needs no person
     * @param person for one who was asked for the password of the keychain
     */
    record Patience(Duration service, Duration person) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(60));
    }

    private SecretService(String address, Patience patience) {
        this.address = address;
        this.patience = patience;
    }

    /**
     * Looks for the service.
     *
     * @param address of the message bus; null if there is none
     * @return null if there is no bus, no service or no default collection
     */
    static SecretService find(String address, Patience patience) throws KeychainException {
        if (address == null || isMissing(address)) {
            LOG.info("no keychain: no message bus");
            return null;
        }
        try (SecretBus bus = SecretBus.connect(address, patience.service())) {
            if (!bus.hasService()) {
                LOG.info("no keychain: no Secret Service");
                return null;
            }
            if (collection(bus).equals(NONE)) {
                LOG.info("no keychain: the Secret Service has no default collection");
                return null;
            }
            return new SecretService(address, patience);
        } catch (KeychainException e) {
            if (e.code().equals(KeychainException.GONE)) {
                LOG.info("no keychain: {}", e.getMessage());
                return null;
            }
            throw e;
        }
    }

    /** Known without the library, which takes a while to load. */
    private static boolean isMissing(String address) {
        Matcher socket = SOCKET.matcher(address);
        return socket.matches() && !Files.exists(Path.of(socket.group(1)));
    }

    @Override
    public String name() {
        return "Secret Service";
    }

    @Override
    public String get(String server, String account) throws KeychainException {
        try (SecretBus bus = SecretBus.connect(address, patience.service())) {
            List<String> items = items(bus, server, account);
            if (items.isEmpty()) {
                return "";
            }
            SecretSession session = SecretSession.open(bus);
            Object[] secret = bus.call(items.getFirst(), ITEM, "GetSecret", "o", session.path());
            return session.open((Object[]) secret[0]);
        } catch (KeychainException e) {
            if (e.is("NoSuchObject")) {
                return "";
            }
            throw e;
        }
    }

    @Override
    public void put(String server, String account, String secret) throws KeychainException {
        try (SecretBus bus = SecretBus.connect(address, patience.service())) {
            String collection = collection(bus);
            if (collection.equals(NONE)) {
                throw new KeychainException(KeychainException.GONE, "the Secret Service has no default collection");
            }
            if (isLocked(bus, collection)) {
                unlock(bus, List.of(collection));
            }
            Map<String, Object> properties = Map.of(
                    ITEM + ".Label",
                    "Parley: " + account + " on " + server,
                    ITEM + ".Attributes",
                    new Variant<>(attributes(server, account), "a{ss}"));
            Object[] made = bus.call(
                    collection,
                    COLLECTION,
                    "CreateItem",
                    "a{sv}(oayays)b",
                    Values.variants(properties),
                    SecretSession.open(bus).seal(secret),
                    true);
            finish(bus, made[1]);
        }
    }

    @Override
    public void delete(String server, String account) throws KeychainException {
        try (SecretBus bus = SecretBus.connect(address, patience.service())) {
            for (String item : items(bus, server, account)) {
                finish(bus, bus.call(item, ITEM, "Delete", null)[0]);
            }
        } catch (KeychainException e) {
            if (!e.is("NoSuchObject")) {
                throw e;
            }
        }
    }

    /** The items with the secret of an account, unlocked; more than one where other programs put copies. */
    private List<String> items(SecretBus bus, String server, String account) throws KeychainException {
        Object[] found = search(bus, server, account);
        if (paths(found[0]).isEmpty() && paths(found[1]).isEmpty()) {
            String collection = collection(bus);
            // Not every service knows what is in a locked collection.
            if (collection.equals(NONE) || !isLocked(bus, collection)) {
                return List.of();
            }
            unlock(bus, List.of(collection));
            found = search(bus, server, account);
        }
        if (paths(found[0]).isEmpty() && !paths(found[1]).isEmpty()) {
            unlock(bus, paths(found[1]));
            found = search(bus, server, account);
        }
        return paths(found[0]);
    }

    private static Object[] search(SecretBus bus, String server, String account) throws KeychainException {
        return bus.call(PATH, SERVICE, "SearchItems", "a{ss}", attributes(server, account));
    }

    private static Map<String, String> attributes(String server, String account) {
        return Map.of("application", "parley", "server", server, "account", account);
    }

    private static String collection(SecretBus bus) throws KeychainException {
        return bus.call(PATH, SERVICE, "ReadAlias", "s", "default")[0].toString();
    }

    private static boolean isLocked(SecretBus bus, String collection) throws KeychainException {
        return Boolean.TRUE.equals(bus.property(collection, COLLECTION, "Locked"));
    }

    private void unlock(SecretBus bus, List<String> objects) throws KeychainException {
        finish(bus, bus.call(PATH, SERVICE, "Unlock", "ao", objects)[1]);
    }

    /** Asks the person, where the service says that it must. */
    private void finish(SecretBus bus, Object prompt) throws KeychainException {
        if (!prompt.toString().equals(NONE)) {
            bus.prompt(prompt.toString(), patience.person());
        }
    }

    private static List<String> paths(Object array) {
        return Values.list(array).stream().map(Object::toString).toList();
    }
}
