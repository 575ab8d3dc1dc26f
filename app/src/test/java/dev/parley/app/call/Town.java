package dev.parley.app.call;

import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Some people's devices, a server between them and a clock, without a thread. What one device sends arrives in order;
 * all else happens in an order that a test or a random number chooses. The clock moves only when nothing else is left.
 */
final class Town {
    private final Map<String, SimulatedDevice> devices = new LinkedHashMap<>();
    private final Map<String, Routed> calls = new HashMap<>();
    private long now;

    /** What the server knows of a call. */
    private static final class Routed {
        private final String caller;
        private final List<String> ringing;
        private String called;
        private boolean over;

        Routed(String caller, List<String> ringing) {
            this.caller = caller;
            this.ringing = new ArrayList<>(ringing);
        }
    }

    SimulatedDevice device(String name, boolean prepare) {
        SimulatedDevice device = new SimulatedDevice(this, name, prepare);
        devices.put(name, device);
        return device;
    }

    long now() {
        return now;
    }

    SimulatedDevice at(String device) {
        return devices.get(device);
    }

    /** Does all that is to be done, but lets no time pass. */
    void settle(Random random) {
        int turns = 0;
        while (turn(random)) {
            if (++turns > 20_000) {
                throw new AssertionError("no end of it: " + devices.values());
            }
        }
    }

    /** Lets time pass as well, until no timer runs. */
    void settleAll(Random random) {
        settle(random);
        while (tick()) {
            settle(random);
        }
    }

    /** Lets the next timer fire; false if none runs. */
    boolean tick() {
        Map<Long, SimulatedDevice> next = new TreeMap<>(Comparator.naturalOrder());
        devices.values().stream()
                .filter(device -> device.nextTimer() < Long.MAX_VALUE)
                .forEach(device -> next.putIfAbsent(device.nextTimer(), device));
        if (next.isEmpty()) {
            return false;
        }
        now = next.keySet().iterator().next();
        next.values().iterator().next().fire();
        return true;
    }

    /** One thing that is to be done, chosen by chance; false if there is nothing. */
    boolean turn(Random random) {
        List<Runnable> turns = new ArrayList<>();
        for (SimulatedDevice device : devices.values()) {
            if (device.online() && !device.outbox().isEmpty()) {
                turns.add(() -> route(device));
            }
            turns.addAll(device.turns());
        }
        if (turns.isEmpty()) {
            return false;
        }
        turns.get(random.nextInt(turns.size())).run();
        return true;
    }

    /** The server takes the next request of this device. */
    void route(SimulatedDevice from) {
        Request request = from.outbox().remove();
        if (request instanceof Request.Invite(String callId, String to, boolean video)) {
            if (user(from.name()).equals(to)) {
                calls.put(callId, new Routed(from.name(), List.of()));
                calls.get(callId).over = true;
                from.step(new CallEvent.InviteRefused(callId, EndReason.OFFLINE));
                return;
            }
            List<String> ringing = devices.keySet().stream()
                    .filter(name -> user(name).equals(to))
                    .toList();
            calls.put(callId, new Routed(from.name(), ringing));
            send(ringing, new Event.Incoming(callId, user(from.name()), from.name(), user(from.name()), video));
            return;
        }
        switch (request) {
            case Request.Ringing(String callId, boolean prepare) -> {
                Routed call = calls.get(callId);
                if (!call.over && call.called == null) {
                    send(List.of(call.caller), new Event.Ringing(callId, from.name(), prepare));
                }
            }
            case Request.Accept(String callId, boolean video) -> accept(from.name(), callId, video);
            case Request.End(String callId, EndReason reason) -> end(from.name(), callId, reason);
            case Request.Description(String callId, String to, int generation, String type, String sdp) ->
                relay(callId, to, new Event.Description(callId, from.name(), generation, type, sdp));
            case Request.Candidate(String callId, String to, int generation, String candidate, String mid, int line) ->
                relay(callId, to, new Event.Candidate(callId, from.name(), generation, candidate, mid, line));
            case Request.Renew(String callId, String to, int generation) ->
                relay(callId, to, new Event.Renew(callId, from.name(), generation));
            default -> throw new AssertionError("not asked in a call: " + request);
        }
    }

    private void relay(String callId, String to, Event event) {
        if (!calls.get(callId).over) {
            send(List.of(to), event);
        }
    }

    private void accept(String device, String callId, boolean video) {
        Routed call = calls.get(callId);
        if (call.over || call.called != null || !call.ringing.remove(device)) {
            return;
        }
        call.called = device;
        send(List.of(call.caller), new Event.Accepted(callId, device, video));
        send(call.ringing, new Event.Ended(callId, EndReason.ANSWERED_ELSEWHERE));
        call.ringing.clear();
    }

    private void end(String device, String callId, EndReason reason) {
        Routed call = calls.get(callId);
        boolean caller = device.equals(call.caller);
        if (call.over || !(caller || device.equals(call.called) || call.ringing.contains(device))) {
            return;
        }
        call.ringing.remove(device);
        if (reason == EndReason.BUSY && !call.ringing.isEmpty()) {
            return;
        }
        call.over = true;
        EndReason elsewhere = reason == EndReason.DECLINED ? EndReason.DECLINED_ELSEWHERE : reason;
        send(call.ringing, new Event.Ended(callId, elsewhere));
        if (!caller) {
            send(List.of(call.caller), new Event.Ended(callId, reason));
        } else if (call.called != null) {
            send(List.of(call.called), new Event.Ended(callId, reason));
        }
    }

    private void send(List<String> names, Event event) {
        names.forEach(name -> devices.get(name).inbox().add(event));
    }

    private static String user(String device) {
        return device.substring(0, device.indexOf('-'));
    }
}
