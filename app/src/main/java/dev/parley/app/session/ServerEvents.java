package dev.parley.app.session;

import dev.parley.app.call.CallEvent;
import dev.parley.app.settings.Preferences;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.protocol.KeptCall;
import dev.parley.signaling.protocol.PersonInfo;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what the server tells to the session; on the {@code call} thread. */
record ServerEvents(
        Keeper keeper,
        PeopleSide people,
        ContactsSide contacts,
        AccountSide account,
        HistorySide history,
        CallSide call,
        RecorderSide recorder,
        FoundServers found,
        KnownIce ice,
        Runnable change)
        implements ServerSide.Outside {
    private static final Logger LOG = LoggerFactory.getLogger(ServerEvents.class);

    @Override
    public Preferences preferences() {
        return keeper.preferences();
    }

    @Override
    public void keep(Preferences changed) {
        keeper.keep(changed);
    }

    @Override
    public void signedIn(URI server, Event.SignedIn session) {
        found.stop();
        call.useIceServers(ice.signedIn(server, session));
        people.signedIn(session);
        contacts.signedIn(session);
        call.serverBack(session.resumed());
        recorder.serverBack();
    }

    @Override
    public void event(Event event) {
        switch (event) {
            case Event.Presence(PersonInfo person) -> people.presence(person);
            case Event.ContactRemoved(String username) -> people.removed(username);
            case Event.IceServers(List<IceServerInfo> told) -> call.useIceServers(ice.renewed(told));
            case Event.ContactRequest asked -> contacts.event(asked);
            case Event.ContactRequestGone gone -> contacts.event(gone);
            case Event.Blocked blocked -> contacts.event(blocked);
            case Event.RingForChanged ringFor -> contacts.event(ringFor);
            case Event.KeptCalls(List<KeptCall> calls) -> history.kept(calls);
            case Event.GoingAway _ -> LOG.info("the server goes away");
            default -> call.event(event);
        }
        change.run();
    }

    @Override
    public void replied(long id, Event.Reply reply) {
        contacts.replied(id, reply);
        account.replied(id, reply);
        call.replied(id, reply);
        recorder.replied(id, reply);
    }

    @Override
    public void lost() {
        call.serverLost();
    }

    @Override
    public void signedOut() {
        call.step(new CallEvent.HangUp());
        people.leave();
        contacts.leave();
        account.leave();
    }

    @Override
    public void changed() {
        change.run();
    }
}
