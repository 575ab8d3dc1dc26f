package dev.parley.app.ui.window;

import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.settings.ProgramVersion;
import dev.parley.app.ui.about.UpdateModel;
import dev.parley.app.ui.account.AccountModel;
import dev.parley.app.ui.call.CallModel;
import dev.parley.app.ui.devices.DevicesModel;
import dev.parley.app.ui.devices.SoundModel;
import dev.parley.app.ui.home.HomeModel;
import dev.parley.app.ui.laboratory.LaboratoryModel;
import dev.parley.app.ui.library.LibraryModel;
import dev.parley.app.ui.recording.RecordingModel;
import dev.parley.app.ui.settings.DesktopModel;
import dev.parley.app.ui.sharing.SharingModel;
import dev.parley.app.ui.welcome.WelcomeModel;
import javafx.stage.Stage;

/** What is behind the pages of the window; all follow the session. JavaFX thread. */
final class DeskModels {
    final DesktopModel desktop;
    final DevicesModel devices;
    final SoundModel sound;
    final WelcomeModel welcome;
    final HomeModel home;
    final CallModel call;
    final SharingModel sharing;
    final RecordingModel recording;
    final LaboratoryModel laboratory;
    final LibraryModel library;
    final AccountModel account;
    final UpdateModel updates;

    DeskModels(Session session, Stage stage, HostActions host) {
        desktop = new DesktopModel(host.desktopPreferences(), host::keep);
        devices = new DevicesModel(session);
        sound = new SoundModel(session, host::monotonicMs);
        welcome = new WelcomeModel(session);
        home = new HomeModel(session, host::monotonicMs, host.clock());
        call = new CallModel(session, host::monotonicMs);
        sharing = new SharingModel(session);
        recording = new RecordingModel(session, host::monotonicMs);
        laboratory = new LaboratoryModel(session);
        library = new LibraryModel(session, host.files(stage), host::monotonicMs, host.clock(), work -> {
            var unused = Thread.ofPlatform().daemon().name("media").start(work);
        });
        account = new AccountModel(session, host.clock());
        updates = new UpdateModel(host.updates(), ProgramVersion::read, DeskModels::work);
    }

    /** Takes what a new snapshot says. */
    void update(Snapshot snapshot) {
        devices.update(snapshot);
        sound.update(snapshot);
        welcome.update(snapshot);
        home.update(snapshot);
        call.update(snapshot);
        sharing.update(snapshot);
        recording.update(snapshot);
        laboratory.update(snapshot);
        library.update(snapshot);
        account.update(snapshot);
    }

    /** For what blocks, and is seldom. */
    static void work(Runnable work) {
        var unused = Thread.ofVirtual().name("work").start(work);
    }
}
