package dev.parley.app.bench.signaling;

import dev.parley.app.bench.signaling.Dialect.Signal;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Two clients, of whom one calls the other, again and again. Belongs to the thread of their {@link LoadLoop}.
 *
 * <pre>
 *   caller  invite ▶  ·  ◀ accept  ·  offer, candidates ▶  ·  ◀ answer, candidates  ·  hang up ▶  callee
 * </pre>
 *
 * It hangs up when all has come to both, and is done when that came, too, and all is answered that is to be answered.
 */
final class LoadPair implements LoadClient.Events {
    /** From each side. */
    static final int CANDIDATES = 20;

    /** What becomes of its calls. */
    interface Events {
        /** One message is through, after so many nanoseconds. */
        void relayed(long nanos);

        void finished(LoadPair pair);
    }

    private LoadClient caller;
    private LoadClient callee;
    private final Dialect dialect;
    private final Events events;
    private final BiConsumer<LoadClient, String> failed;
    /** When the caller said what in this call, by index. */
    private final Map<Signal, long[]> saidByCaller = new EnumMap<>(Signal.class);

    private final Map<Signal, long[]> saidByCallee = new EnumMap<>(Signal.class);

    private int calls;
    private String callId = "";
    private int heardByCaller;
    private int heardByCallee;
    private boolean hungUp;
    private boolean heardEnd;

    LoadPair(
            LoadClient caller,
            LoadClient callee,
            Dialect dialect,
            Events events,
            BiConsumer<LoadClient, String> failed) {
        this.caller = caller;
        this.callee = callee;
        this.dialect = dialect;
        this.events = events;
        this.failed = failed;
        for (Signal signal : Signal.values()) {
            saidByCaller.put(signal, new long[CANDIDATES]);
            saidByCallee.put(signal, new long[CANDIDATES]);
        }
        caller.events(this);
        callee.events(this);
    }

    /** Begins the next call. They call each other in turns: a server need not let one account call without end. */
    void call() {
        LoadClient before = caller;
        caller = callee;
        callee = before;
        calls++;
        callId = callId(caller.name(), calls);
        heardByCaller = 0;
        heardByCallee = 0;
        hungUp = false;
        heardEnd = false;
        say(caller, dialect.first(), 0);
        if (dialect.first() == Signal.OFFER) {
            candidates(caller);
        }
    }

    /** What a caller names a call. */
    static String callId(String caller, int number) {
        return "call-" + caller + "-" + (1_000_000 + number);
    }

    private void say(LoadClient from, Signal signal, int index) {
        (from == caller ? saidByCaller : saidByCallee).get(signal)[index] = System.nanoTime();
        from.say(from == caller ? callee : caller, callId, signal, index);
    }

    private void candidates(LoadClient from) {
        for (int i = 0; i < CANDIDATES; i++) {
            say(from, Signal.CANDIDATE, i);
        }
    }

    @Override
    public void heard(LoadClient client, Signal signal, int index) {
        long said = (client == callee ? saidByCaller : saidByCallee).get(signal)[index];
        events.relayed(System.nanoTime() - said);
        if (client == callee) {
            heardByCallee++;
        } else {
            heardByCaller++;
        }
        switch (signal) {
            case INVITE -> say(callee, Signal.ACCEPT, 0);
            case ACCEPT -> {
                say(caller, Signal.OFFER, 0);
                candidates(caller);
            }
            case OFFER -> {
                say(callee, Signal.ANSWER, 0);
                candidates(callee);
            }
            case ANSWER, CANDIDATE -> {
                // Only counted.
            }
            case HANG_UP -> heardEnd = true;
        }
        proceed();
    }

    @Override
    public void answered(LoadClient client) {
        proceed();
    }

    private void proceed() {
        int before = dialect.first() == Signal.INVITE ? 1 : 0;
        if (!hungUp && heardByCaller == before + 1 + CANDIDATES && heardByCallee == before + 1 + CANDIDATES) {
            hungUp = true;
            say(caller, Signal.HANG_UP, 0);
        } else if (heardEnd && caller.open == 0 && callee.open == 0) {
            heardEnd = false;
            events.finished(this);
        }
    }

    @Override
    public void signedIn(LoadClient client) {
        throw new IllegalStateException(client.name() + " signed in twice");
    }

    @Override
    public void failed(LoadClient client, String why) {
        failed.accept(client, why);
    }

    @Override
    public void closed(LoadClient client, String why) {
        failed(client, why);
    }
}
