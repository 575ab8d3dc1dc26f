package dev.parley.signaling.server;

import dev.parley.signaling.protocol.CallOutcome;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.KeptCall;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.store.KeptCalls;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells devices of the calls that they could not see: at once those that are signed in, the others when they are again.
 * Belongs to the {@code server} thread.
 */
final class CallKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(CallKeeper.class);

    private final KeptCalls store;
    private final Background background;
    private final People people;
    private final InstantSource clock;

    CallKeeper(Environment environment, People people) {
        this.store = environment.stores().keptCalls();
        this.background = environment.background();
        this.people = people;
        this.clock = environment.clock();
    }

    /** A call is over. */
    void ended(Call call) {
        call.ended(clock.millis());
        if (!call.callee.service && !call.caller.user.service) {
            keep(call.callee.username, call.forCallee(), call.told);
            keep(call.caller.user.username, call.forCaller(), Set.of(call.caller));
        }
    }

    /** A call did not come to ring. */
    void missed(String account, String callId, User caller, boolean video) {
        KeptCall call =
                new KeptCall(callId, caller.username, caller.displayName, CallOutcome.MISSED, video, clock.millis(), 0);
        keep(account, call, Set.of());
    }

    private void keep(String account, KeptCall call, Collection<Session> saw) {
        User user = people.find(account);
        Collection<Session> here = user == null ? List.of() : List.copyOf(user.sessions.values());
        for (Session session : here) {
            if (!saw.contains(session)) {
                session.sendCall(call);
            }
        }
        keepFor(account, here.stream().map(session -> session.deviceId).collect(Collectors.toSet()), call);
    }

    private void keepFor(String account, Set<String> told, KeptCall call) {
        background.store(
                () -> {
                    store.keep(account, entry(call), told, Limits.KEPT_CALLS, oldest());
                    return account;
                },
                kept -> LOG.debug("A call of {} is kept", kept),
                e -> LOG.error("A call of {} could not be kept", account, e));
    }

    private long oldest() {
        return clock.millis() - Limits.KEEP_CALLS_FOR.toMillis();
    }

    /** A session is over, and this is of what it has not said that it knows. */
    void notTold(Session session) {
        List<KeptCall> calls = session.unseenCalls();
        if (!calls.isEmpty()) {
            background.store(
                    () -> {
                        for (KeptCall call : calls) {
                            store.keepFor(
                                    session.user.username, session.deviceId, entry(call), Limits.KEPT_CALLS, oldest());
                        }
                        return calls.size();
                    },
                    kept -> LOG.debug("{} calls of {} are kept", kept, session),
                    e -> LOG.error("Calls of {} could not be kept", session, e));
        }
    }

    /** Tells a device that has signed in what was kept for it. */
    void tell(Session session) {
        background.store(
                () -> store.of(session.user.username, session.deviceId),
                kept -> {
                    if (!kept.isEmpty()) {
                        session.sendKept(
                                new Event.KeptCalls(
                                        kept.stream().map(CallKeeper::call).toList()),
                                kept.stream().map(KeptCalls.Entry::number).toList());
                    }
                },
                e -> LOG.error("The calls kept for {} could not be read", session, e));
    }

    /** A device has what was kept for it. */
    void arrived(List<Long> numbers) {
        if (!numbers.isEmpty()) {
            background.store(
                    () -> {
                        store.forget(numbers);
                        return numbers.size();
                    },
                    forgotten -> LOG.debug("{} kept calls have arrived", forgotten),
                    e -> LOG.error("Kept calls that have arrived could not be forgotten", e));
        }
    }

    private static KeptCalls.Entry entry(KeptCall call) {
        return new KeptCalls.Entry(
                0,
                call.callId(),
                call.with(),
                call.withDisplayName(),
                call.outcome().name(),
                call.video(),
                call.at(),
                call.durationMs());
    }

    private static KeptCall call(KeptCalls.Entry entry) {
        return new KeptCall(
                entry.callId(),
                entry.with(),
                entry.withDisplayName(),
                CallOutcome.valueOf(entry.outcome()),
                entry.video(),
                entry.at(),
                entry.durationMs());
    }
}
