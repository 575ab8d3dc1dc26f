package dev.parley.signaling.server;

import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Names;
import dev.parley.signaling.protocol.Request;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Who calls whom: carries calls from the invitation to their end. What their devices say to each other meanwhile goes
 * through {@link Relay}. Belongs to the {@code server} thread.
 *
 * <pre>
 *            ┌───────── ringing (invited devices) ─────────┐
 *  invite ──▶│                                             │── accept ──▶ accepted ── end ──▶ gone
 *            └─ cancel · decline · all busy · 70 s · lost ─┴──▶ gone
 * </pre>
 */
final class Calls {
    private final ScheduledExecutorService server;
    /** Told when somebody begins or ends to be in a call. */
    private final Consumer<User> changed;
    /** Told when two talk. */
    private final Acquaintance acquainted;

    private final CallKeeper keeper;
    private final InstantSource clock;
    private final Metrics metrics;

    private final Map<String, Call> calls = new HashMap<>();

    /** Two people who talk to each other. */
    interface Acquaintance {
        void met(User one, User two);
    }

    Calls(Environment environment, Consumer<User> changed, Acquaintance acquainted, CallKeeper keeper) {
        this.server = environment.server();
        this.clock = environment.clock();
        this.metrics = environment.metrics();
        this.changed = changed;
        this.acquainted = acquainted;
        this.keeper = keeper;
    }

    /** Calls that ring or go on. */
    int count() {
        return calls.size();
    }

    /** Whether the user is in an accepted call. */
    boolean inCall(User user) {
        return calls.values().stream()
                .anyMatch(call -> call.accepted != null && (call.caller.user == user || call.callee == user));
    }

    /** A service takes any number of calls. Who talks to the caller already may be called by them again. */
    private boolean isBusy(User callee, User caller) {
        return !callee.service
                && calls.values().stream()
                        .filter(call -> call.accepted != null)
                        .anyMatch(call -> (call.caller.user == callee && call.callee != caller)
                                || (call.callee == callee && call.caller.user != caller));
    }

    /** Whether a call of the first rings at the second. */
    boolean rings(User from, User to) {
        return calls.values().stream()
                .anyMatch(call -> call.accepted == null && call.caller.user == from && call.callee == to);
    }

    /** What a call must keep to, whether it can ring or not. */
    void check(Session caller, String callee, String callId) throws RequestRefused {
        if (!Names.isCallId(callId)) {
            throw new RequestRefused(
                    ErrorCode.BAD_MESSAGE, "Field \"callId\" must be 16 to 64 characters of A-Z, a-z, 0-9, _ and -.");
        }
        if (callee.equals(caller.user.username)) {
            throw new RequestRefused(ErrorCode.NOT_ALLOWED, "Nobody can call themselves.");
        }
        if (calls.containsKey(callId)) {
            throw new RequestRefused(ErrorCode.NOT_ALLOWED, "There is a call of that id.");
        }
    }

    /** A call that may ring, and keeps to {@link #check}. */
    void invite(Session caller, User callee, Request.Invite invite) throws RequestRefused {
        if (isBusy(callee, caller.user)) {
            throw new RequestRefused(ErrorCode.BUSY, "They are in another call.");
        }
        long begun =
                calls.values().stream().filter(call -> call.caller == caller).count();
        if (begun >= Limits.CALLS_PER_DEVICE) {
            throw new RequestRefused(
                    ErrorCode.LIMIT, "A device has at most " + Limits.CALLS_PER_DEVICE + " calls that it began.");
        }
        Call call = new Call(invite.callId(), caller, callee, invite.video(), clock.millis());
        call.invited.putAll(callee.sessions);
        call.ringTimeout =
                server.schedule(() -> unanswered(call), Limits.RING_AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
        calls.put(call.id, call);
    }

    /** Tells the devices of the called person; comes after the caller had the reply. */
    void announce(String callId, boolean video) {
        Call call = calls.get(callId);
        User from = call.caller.user;
        Event incoming = new Event.Incoming(callId, from.username, call.caller.device, from.displayName, video);
        for (Session device : call.invited.values()) {
            call.told.add(device);
            device.sendIncoming(incoming, call);
        }
    }

    private void unanswered(Call call) {
        forget(call);
        tellAll(call, EndReason.NO_ANSWER);
        call.caller.send(new Event.Ended(call.id, EndReason.NO_ANSWER));
    }

    void ringing(Session device, String callId, boolean prepare) throws RequestRefused {
        Call call = ringingAt(device, callId);
        call.caller.send(new Event.Ringing(callId, device.device, prepare));
    }

    void accept(Session device, String callId, boolean video) throws RequestRefused {
        Call call = ringingAt(device, callId);
        call.accepted = device;
        call.acceptedAt = clock.millis();
        call.ringTimeout.cancel(false);
        call.invited.remove(device.device);
        tellAll(call, EndReason.ANSWERED_ELSEWHERE);
        call.invited.clear();
        call.invited.put(device.device, device);
        call.caller.send(new Event.Accepted(callId, device.device, video));
        acquainted.met(call.caller.user, call.callee);
        changed.accept(call.caller.user);
        changed.accept(call.callee);
    }

    void end(Session device, String callId, EndReason reason) throws RequestRefused {
        Call call = callOf(device, callId);
        if (call.accepted != null) {
            forget(call);
            (device == call.caller ? call.accepted : call.caller).send(new Event.Ended(callId, reason));
        } else if (device == call.caller) {
            forget(call);
            tellAll(call, reason);
        } else if (reason == EndReason.BUSY) {
            call.saidBusy = true;
            withdraw(call, device, EndReason.BUSY);
        } else {
            call.declined = reason == EndReason.DECLINED;
            forget(call);
            call.invited.remove(device.device);
            tellAll(call, EndReason.DECLINED_ELSEWHERE);
            call.caller.send(new Event.Ended(callId, reason));
        }
    }

    /** A device of the called person takes no more part; the call ends with the last of them. */
    private void withdraw(Call call, Session device, EndReason reason) {
        call.invited.remove(device.device);
        if (call.invited.isEmpty()) {
            forget(call);
            call.caller.send(new Event.Ended(call.id, call.saidBusy ? EndReason.BUSY : reason));
        }
    }

    /** A caller whose connection is lost can't give up; what rings for them ends, unless they are back soon. */
    void connectionLost(Session caller) {
        if (calls.values().stream().anyMatch(call -> ringsFor(call, caller))) {
            var unused = server.schedule(
                    () -> callerStaysAway(caller), Limits.LOST_CALLER_RINGS_FOR.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void callerStaysAway(Session caller) {
        if (caller.connection() == null) {
            List<Call> ringing = new ArrayList<>(calls.values());
            ringing.removeIf(call -> !ringsFor(call, caller));
            for (Call call : ringing) {
                forget(call);
                tellAll(call, EndReason.SERVER_LOST);
                caller.send(new Event.Ended(call.id, EndReason.SERVER_LOST));
            }
        }
    }

    private static boolean ringsFor(Call call, Session caller) {
        return call.caller == caller && call.accepted == null;
    }

    /**
     * Ends the part of a session that is over. Of an accepted call the media goes from peer to peer and may well
     * live: only who signed out has hung up.
     */
    void sessionGone(Session session, boolean signedOut) {
        List<Call> affected = new ArrayList<>(calls.values());
        affected.removeIf(call -> !call.has(session));
        for (Call call : affected) {
            if (call.accepted != null) {
                forget(call);
                if (signedOut) {
                    Session other = session == call.caller ? call.accepted : call.caller;
                    other.send(new Event.Ended(call.id, EndReason.HUNG_UP));
                }
            } else if (session == call.caller) {
                forget(call);
                tellAll(call, EndReason.SERVER_LOST);
            } else {
                withdraw(call, session, EndReason.SERVER_LOST);
            }
        }
    }

    /** Ends what rings between a user and somebody whom they have blocked. */
    void blocked(User user, String username) {
        List<Call> ringing = new ArrayList<>(calls.values());
        ringing.removeIf(call -> call.accepted != null || !call.isBetween(user, username));
        for (Call call : ringing) {
            call.declined = call.callee == user;
            forget(call);
            EndReason forCallee = call.declined ? EndReason.DECLINED_ELSEWHERE : EndReason.CANCELLED;
            tellAll(call, forCallee);
            call.caller.send(new Event.Ended(call.id, call.declined ? EndReason.DECLINED : EndReason.CANCELLED));
        }
    }

    private void tellAll(Call call, EndReason reason) {
        call.invited.values().forEach(device -> device.send(new Event.Ended(call.id, reason)));
    }

    private void forget(Call call) {
        calls.remove(call.id);
        metrics.callEnded(call.forCallee().outcome());
        call.ringTimeout.cancel(false);
        if (call.accepted != null) {
            changed.accept(call.caller.user);
            changed.accept(call.callee);
        }
        keeper.ended(call);
    }

    /**
     * A call that rings or goes on.
     *
     * @throws RequestRefused if the device has no part in such a call
     */
    Call callOf(Session device, String callId) throws RequestRefused {
        Call call = calls.get(callId);
        if (call == null || !call.has(device)) {
            throw unknown();
        }
        return call;
    }

    private Call ringingAt(Session device, String callId) throws RequestRefused {
        Call call = callOf(device, callId);
        if (call.accepted != null || device == call.caller) {
            throw unknown();
        }
        return call;
    }

    static RequestRefused unknown() {
        return new RequestRefused(ErrorCode.UNKNOWN_CALL, "No call of that id rings or goes on between these devices.");
    }
}
