package dev.parley.signaling.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Some people, their devices, and all the calls that there ever were. */
final class RandomTown implements AutoCloseable {
    static final List<String> USERS = List.of("anna", "berta", "carla");
    static final int DEVICES = 6;

    final Scenario scenario;
    final List<RandomDevice> devices = new ArrayList<>();
    /** The users of each call that there ever was, by its name. */
    final Map<String, Set<String>> parties = new HashMap<>();
    /** Which user has which device now, or had it. */
    final Map<String, String> owners = new HashMap<>();

    int calls;

    RandomTown(Path folder) {
        scenario = new Scenario(folder);
        USERS.forEach(scenario::account);
        for (int i = 0; i < DEVICES; i++) {
            devices.add(new RandomDevice(this, USERS.get(i % USERS.size()), "10.0.0." + i));
        }
        devices.forEach(RandomDevice::signIn);
    }

    /** A call, mostly one of the last. */
    String call(int number) {
        return callId(Math.max(0, calls - number / 4));
    }

    static String callId(int number) {
        return "call-with-number-" + number;
    }

    @Override
    public void close() {
        scenario.close();
    }
}
