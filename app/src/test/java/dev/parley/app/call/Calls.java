package dev.parley.app.call;

import dev.parley.app.call.CallEvent.Answer;
import dev.parley.app.call.CallEvent.Dismiss;
import dev.parley.app.call.CallEvent.EngineDied;
import dev.parley.app.call.CallEvent.EngineReady;
import dev.parley.app.call.CallEvent.HangUp;
import dev.parley.app.call.CallEvent.Invited;
import dev.parley.app.call.CallEvent.PeerConnected;
import dev.parley.app.call.CallEvent.PeerDisconnected;
import dev.parley.app.call.CallEvent.Place;
import dev.parley.app.call.CallEvent.RemoteAccepted;
import dev.parley.app.call.CallEvent.RemoteRinging;
import dev.parley.app.call.CallEvent.ServerLost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Calls in every state, made by the events that lead there. */
final class Calls {
    static final String ID = "call-m";
    static final String DEVICE = "bob-1";
    static final Party TO_BOB = new Party(ID, "bob", "Bob", true, true);
    static final Party FROM_BOB = new Party(ID, "bob", "Bob", false, true);

    private Calls() {}

    static WatchedCall idle() {
        return new WatchedCall(true).after(new EngineReady());
    }

    static WatchedCall idleWithoutPreparing() {
        return new WatchedCall(false).after(new EngineReady());
    }

    static WatchedCall outgoing(WatchedCall from) {
        return from.after(new Place(TO_BOB));
    }

    static WatchedCall ringingThere(WatchedCall from) {
        return outgoing(from).after(new RemoteRinging(ID, DEVICE, true));
    }

    static WatchedCall incoming(WatchedCall from) {
        return from.after(new Invited(FROM_BOB, DEVICE));
    }

    static WatchedCall connecting(WatchedCall from, boolean caller) {
        return caller
                ? ringingThere(from).after(new RemoteAccepted(ID, DEVICE))
                : incoming(from).after(new Answer(true));
    }

    static WatchedCall connected(WatchedCall from, boolean caller) {
        WatchedCall call = connecting(from, caller);
        return call.after(new PeerConnected(call.call().link().generation()));
    }

    static WatchedCall caller() {
        return connected(idle(), true);
    }

    static WatchedCall called() {
        return connected(idle(), false);
    }

    /** All states that differ, by name; with and without preparing, on both sides. */
    static Map<String, WatchedCall> everyState() {
        Map<String, WatchedCall> states = new LinkedHashMap<>();
        for (boolean prepare : List.of(true, false)) {
            String how = prepare ? "" : ", not prepared";
            add(states, how, prepare, "idle", from -> from);
            add(states, how, prepare, "outgoing", Calls::outgoing);
            add(states, how, prepare, "outgoing, rings", Calls::ringingThere);
            add(states, how, prepare, "incoming", Calls::incoming);
            add(states, how, prepare, "ended", from -> outgoing(from).after(new HangUp()));
            add(states, how, prepare, "dismissed", from -> incoming(from).after(new HangUp(), new Dismiss()));
            add(states, how, prepare, "outgoing, connected", from -> ringingThere(from)
                    .after(new PeerConnected(1)));
            add(states, how, prepare, "incoming, connected", from -> incoming(from)
                    .after(new PeerConnected(1)));
            for (boolean caller : List.of(true, false)) {
                String who = (caller ? ", caller" : ", called") + how;
                add(states, who, prepare, "connecting", from -> connecting(from, caller));
                add(states, who, prepare, "connected", from -> connected(from, caller));
                add(states, who, prepare, "reconnecting", from -> connected(from, caller)
                        .after(new PeerDisconnected(1)));
            }
        }
        return states;
    }

    private static void add(
            Map<String, WatchedCall> states,
            String how,
            boolean prepare,
            String name,
            UnaryOperator<WatchedCall> events) {
        states.put(name + how, events.apply(new WatchedCall(prepare).after(new EngineReady())));
        states.put(name + how + ", no engine yet", events.apply(new WatchedCall(prepare)));
        states.put(
                name + how + ", engine dead",
                events.apply(new WatchedCall(prepare).after(new EngineReady())).after(new EngineDied()));
        states.put(
                name + how + ", no server",
                events.apply(new WatchedCall(prepare).after(new EngineReady())).after(new ServerLost()));
    }
}
