package dev.parley.app.ui;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.MediaStatistics;
import dev.parley.app.session.AccountView;
import dev.parley.app.session.CallView;
import dev.parley.app.session.ContactsView;
import dev.parley.app.session.FoundServer;
import dev.parley.app.session.LaboratoryView;
import dev.parley.app.session.LibraryView;
import dev.parley.app.session.RecorderView;
import dev.parley.app.session.RingerView;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.SharingView;
import dev.parley.app.session.Snapshot;
import dev.parley.app.session.SoundView;
import dev.parley.app.settings.RecentCall;
import dev.parley.app.settings.SecretPlace;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.PersonInfo;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Builds snapshots for tests: a quiet signed-in state, of which a test changes what it is about. */
public final class State {
    public ServerStatus server = new ServerStatus.SignedIn("ada", "Ada Lovelace", "Study");
    public List<FoundServer> found = List.of();
    public Snapshot.OwnServer own;
    public SecretPlace secrets;
    public List<PersonInfo> people = List.of();
    public ContactsView contacts = ContactsView.NONE;
    public AccountView account = AccountView.NONE;
    public List<RecentCall> recents = List.of();
    public boolean away;
    public CallView.Phase phase = CallView.Phase.IDLE;
    public String callId = "c1";
    public String username = "grace";
    public String displayName = "Grace Hopper";
    public boolean outgoing = true;
    public boolean ringing;
    public long connectedAt;
    public EndReason endReason;
    public ErrorCode refusal;
    public boolean byMe;
    public boolean microphone = true;
    public boolean camera = true;
    public boolean remoteMicrophone = true;
    public boolean remoteCamera = true;
    public CallView.Quality quality = CallView.Quality.UNKNOWN;
    public CallView.Note note = CallView.Note.NONE;
    public MediaStatistics statistics;
    public Snapshot.EngineStatus engine = new Snapshot.EngineStatus(Snapshot.EngineStatus.State.READY, "", "");
    public List<Device> devices = new ArrayList<>();
    public Map<DeviceKind, DevicePreference> preferred = new EnumMap<>(DeviceKind.class);
    public Map<DeviceKind, DeviceState> deviceStates = new EnumMap<>(DeviceKind.class);
    public LaboratoryView laboratory = LaboratoryView.EMPTY;
    public SharingView sharing = SharingView.NONE;
    public RecorderView recorder = RecorderView.NONE;
    public LibraryView library = LibraryView.UNKNOWN;
    public SoundView sound = SoundView.FIRST;
    public RingerView ringer = RingerView.FIRST;
    public Snapshot.Notice notice;

    /** The quiet state with {@code change}. */
    public static Snapshot with(Consumer<State> change) {
        State state = new State();
        change.accept(state);
        return state.build();
    }

    /** The snapshot. */
    public Snapshot build() {
        boolean idle = phase == CallView.Phase.IDLE;
        CallView call = new CallView(
                phase,
                idle ? "" : callId,
                idle ? "" : username,
                idle ? "" : displayName,
                outgoing,
                ringing,
                true,
                connectedAt,
                endReason,
                refusal,
                byMe,
                microphone,
                camera,
                remoteMicrophone,
                remoteCamera,
                quality,
                note);
        return new Snapshot(
                server,
                found,
                own,
                secrets,
                people,
                contacts,
                account,
                recents,
                away,
                call,
                statistics,
                engine,
                devices,
                preferred,
                deviceStates,
                sound,
                ringer,
                laboratory,
                sharing,
                recorder,
                library,
                notice);
    }
}
