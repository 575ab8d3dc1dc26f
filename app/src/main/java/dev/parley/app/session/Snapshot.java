package dev.parley.app.session;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.MediaStatistics;
import dev.parley.app.settings.RecentCall;
import dev.parley.app.settings.SecretPlace;
import dev.parley.signaling.protocol.PersonInfo;
import java.util.List;
import java.util.Map;

/**
 * Everything that the screen shows, at one moment. Immutable.
 *
 * @param server how it stands with the server
 * @param found servers on the local network; filled while none is chosen
 * @param ownServer where others reach the embedded server; null where it doesn't run
 * @param secrets where is kept what signs me in; null while that isn't known
 * @param people my contacts
 * @param contacts what I have said of other people
 * @param account my account, as far as its page was opened
 * @param recents my calls, newest first
 * @param away whether I said that I am away
 * @param call the call
 * @param statistics the newest of the call; null while none
 * @param engine how it stands with the engine
 * @param devices all devices that are plugged in
 * @param preferred what is preferred for each kind, best first
 * @param deviceStates how it stands with each kind
 * @param sound how it stands with the microphone's sound
 * @param ringer how it stands with the speaker on which it rings besides
 * @param laboratory what it has asked for and got
 * @param sharing how it stands with screens that are shared
 * @param recorder how it stands with recording
 * @param library the recordings on this computer
 * @param notice the newest thing to say that belongs to no page; null if none
 */
public record Snapshot(
        ServerStatus server,
        List<FoundServer> found,
        OwnServer ownServer,
        SecretPlace secrets,
        List<PersonInfo> people,
        ContactsView contacts,
        AccountView account,
        List<RecentCall> recents,
        boolean away,
        CallView call,
        MediaStatistics statistics,
        EngineStatus engine,
        List<Device> devices,
        Map<DeviceKind, DevicePreference> preferred,
        Map<DeviceKind, DeviceState> deviceStates,
        SoundView sound,
        RingerView ringer,
        LaboratoryView laboratory,
        SharingView sharing,
        RecorderView recorder,
        LibraryView library,
        Notice notice) {

    public Snapshot {
        found = List.copyOf(found);
        people = List.copyOf(people);
        recents = List.copyOf(recents);
        devices = List.copyOf(devices);
        preferred = Map.copyOf(preferred);
        deviceStates = Map.copyOf(deviceStates);
    }

    /**
     * The embedded server, as others need to know it.
     *
     * @param url {@code wss://host:port}
     * @param shortCode of its certificate, to read out to those who connect
     */
    public record OwnServer(String url, String shortCode) {}

    /**
     * How it stands with the engine.
     *
     * @param state whether calls are possible
     * @param code for {@link State#UNAVAILABLE}: {@code library-missing}, {@code unpack-failed},
     *     {@code unsupported-system}, {@code keeps-dying} or {@code internal}; else empty
     * @param detail for the words
     */
    public record EngineStatus(State state, String code, String detail) {
        /** Whether the engine works. */
        public enum State {
            STARTING,
            READY,
            RESTARTING,
            UNAVAILABLE
        }
    }

    /**
     * Something to say once, in a line that goes by itself.
     *
     * @param number grows with each notice
     * @param code stable: {@code unknown-user}, {@code not-yourself}, {@code is-blocked} (by me), {@code blocked} (now),
     *     {@code contact-request}, {@code not-done}, {@code too-many}, {@code too-often} (all by the server), {@code settings-not-saved},
     *     {@code history-not-saved}, {@code recording-note-not-saved}, {@code consent-not-saved}, {@code no-engine}, {@code keychain-not-used}
     * @param detail for the words
     */
    public record Notice(long number, String code, String detail) {}
}
