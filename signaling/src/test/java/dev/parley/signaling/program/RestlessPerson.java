package dev.parley.signaling.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.Request;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody who changes their list and whom they block without pause, and knows which of these changes the server said are done. */
final class RestlessPerson {
    /** Changes on their way at once. */
    private static final int WINDOW = 8;
    /** Of one connection; the server takes so many at once. */
    private static final int CHANGES = 200;

    final String name;
    private final List<String> others;
    private final List<String> bad;
    /** The newest that was received. */
    private String deviceToken;
    /** Who is on the list or blocked, by all that was acknowledged. */
    private final Set<String> acknowledged = new TreeSet<>();
    /** Sent and not answered, in order. */
    private final Map<Long, Change> waiting = new LinkedHashMap<>();

    private record Change(String who, boolean on) {}

    private RestlessPerson(String name, List<String> others, List<String> bad, String deviceToken) {
        this.name = name;
        this.others = others;
        this.bad = bad;
        this.deviceToken = deviceToken;
    }

    static RestlessPerson registered(URI server, String name, List<String> others, List<String> bad)
            throws IOException {
        try (RawClient client = RawClient.connect(server)) {
            client.say(Codec.encode(0, new Request.Register(name, "password", name, "device", "")));
            Event.SignedIn session = assertInstanceOf(Event.SignedIn.class, client.next());
            return new RestlessPerson(name, others, bad, session.deviceToken());
        }
    }

    /** Makes an account; whether the server said that it is made before its end. */
    static boolean makes(URI server, String name) {
        try (RawClient client = RawClient.connect(server)) {
            client.say(Codec.encode(0, new Request.Register(name, "password", name, "device", "")));
            assertInstanceOf(Event.SignedIn.class, client.next());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Signs in, which fails if the server has forgotten the token, and looks whether the list is what it must be. */
    RawClient signIn(URI server) throws IOException {
        RawClient client = RawClient.connect(server);
        client.say(Codec.encode(0, new Request.SignInByToken(deviceToken)));
        Event.SignedIn session = assertInstanceOf(Event.SignedIn.class, client.next());
        deviceToken = session.deviceToken();
        Set<String> found =
                session.people().stream().map(PersonInfo::username).collect(Collectors.toCollection(TreeSet::new));
        found.addAll(session.blocked());
        for (String other : Stream.concat(others.stream(), bad.stream()).toList()) {
            // Of what was not answered, any part may have been done.
            boolean open = waiting.values().stream().anyMatch(change -> change.who.equals(other));
            assertTrue(
                    open || found.contains(other) == acknowledged.contains(other),
                    () -> name + ": " + other + " in " + found + ", acknowledged " + acknowledged);
        }
        waiting.clear();
        acknowledged.clear();
        acknowledged.addAll(found);
        return client;
    }

    /** Changes the list until the server is gone; returns how many changes it acknowledged. */
    int changeUntilTheEnd(URI server, Random random, Runnable signedIn) throws IOException {
        int done = 0;
        RawClient client = signIn(server);
        try (client) {
            signedIn.run();
            for (long id = 1; id <= CHANGES || !waiting.isEmpty(); id++) {
                if (id <= CHANGES) {
                    send(client, id, random);
                }
                while (waiting.size() >= WINDOW || (id >= CHANGES && !waiting.isEmpty())) {
                    done += hear(client);
                }
            }
            client.awaitEnd();
        } catch (IOException e) {
            // Killed.
            return done;
        }
        return done;
    }

    private void send(RawClient client, long id, Random random) throws IOException {
        boolean on = random.nextBoolean();
        Request request;
        String who;
        if (random.nextInt(4) == 0) {
            who = bad.get(random.nextInt(bad.size()));
            request = on ? new Request.Block(who) : new Request.Unblock(who);
        } else {
            who = others.get(random.nextInt(others.size()));
            request = on ? new Request.AddContact(who) : new Request.RemoveContact(who);
        }
        waiting.put(id, new Change(who, on));
        client.say(Codec.encode(id, request));
    }

    private int hear(RawClient client) throws IOException {
        if (!(client.next() instanceof Event.Reply reply)) {
            return 0;
        }
        assertInstanceOf(Event.Ok.class, reply);
        Change change = waiting.remove(reply.re());
        if (change.on) {
            acknowledged.add(change.who);
        } else {
            acknowledged.remove(change.who);
        }
        return 1;
    }

    /** Whether some changes were not answered. */
    boolean waits() {
        return !waiting.isEmpty();
    }

    /** Who must be on the list or blocked once everything is answered. */
    Set<String> acknowledged() {
        assertEquals(Map.of(), waiting);
        return acknowledged;
    }
}
