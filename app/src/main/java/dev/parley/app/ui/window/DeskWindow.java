package dev.parley.app.ui.window;

import dev.parley.app.session.RecorderView;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.settings.DesktopPreferences;
import dev.parley.app.settings.DesktopPreferences.ThemeChoice;
import dev.parley.app.ui.about.AboutPage;
import dev.parley.app.ui.about.Inventory;
import dev.parley.app.ui.about.ReportSection;
import dev.parley.app.ui.about.UpdateModel;
import dev.parley.app.ui.about.UpdateSection;
import dev.parley.app.ui.account.AccountModel;
import dev.parley.app.ui.account.AccountPage;
import dev.parley.app.ui.call.AnswerBar;
import dev.parley.app.ui.call.CallModel;
import dev.parley.app.ui.call.CallPage;
import dev.parley.app.ui.call.EndedPage;
import dev.parley.app.ui.devices.DevicesModel;
import dev.parley.app.ui.devices.PreviewPage;
import dev.parley.app.ui.devices.SoundModel;
import dev.parley.app.ui.home.EchoBar;
import dev.parley.app.ui.home.HomeModel;
import dev.parley.app.ui.home.HomeView;
import dev.parley.app.ui.keyboard.KeyboardPane;
import dev.parley.app.ui.laboratory.LaboratoryModel;
import dev.parley.app.ui.laboratory.LaboratoryPage;
import dev.parley.app.ui.library.LibraryModel;
import dev.parley.app.ui.library.LibraryPage;
import dev.parley.app.ui.link.LinkPane;
import dev.parley.app.ui.mini.MiniWindow;
import dev.parley.app.ui.recording.RecordingModel;
import dev.parley.app.ui.settings.BackgroundSection;
import dev.parley.app.ui.settings.DesktopModel;
import dev.parley.app.ui.settings.SettingsPage;
import dev.parley.app.ui.settings.SizeKeys;
import dev.parley.app.ui.settings.ThemeSection;
import dev.parley.app.ui.sharing.SharingModel;
import dev.parley.app.ui.sharing.SharingWindow;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.AppIcon;
import dev.parley.app.ui.theme.ColumnPage;
import dev.parley.app.ui.theme.FocusRing;
import dev.parley.app.ui.theme.Theme;
import dev.parley.app.ui.theme.Zoom;
import dev.parley.app.ui.video.FrameListener;
import dev.parley.app.ui.welcome.WelcomeModel;
import dev.parley.app.ui.welcome.WelcomeView;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one window: shows the page that fits the newest snapshot. Make and use it on the JavaFX thread; snapshots come
 * from the session's thread and are handed over.
 */
public final class DeskWindow {
    private static final Logger LOG = LoggerFactory.getLogger(DeskWindow.class);

    private final Session session;
    private final Stage stage;
    private final HostActions host;
    private final StackPane root = new StackPane();
    private final Pages pages = new Pages();
    private final NoticeLine notice = new NoticeLine();
    private final KeyboardPane keyboard = new KeyboardPane();
    private final Foreground foreground;
    private final LinkPane link;
    private final WelcomeModel welcomeModel;
    private final HomeModel homeModel;
    private final CallModel callModel;
    private final DevicesModel devicesModel;
    private final SoundModel soundModel;
    private final SharingModel sharingModel;
    private final SharingWindow sharingBar;
    private final RecordingModel recordingModel;
    private final LaboratoryModel laboratoryModel;
    private final LibraryModel libraryModel;
    private final AccountModel accountModel;
    private final UpdateModel updateModel;
    private final DesktopModel desktopModel;
    private final HomeView home;
    private final CallPage call;
    private final EndedPage ended;
    private final PreviewCover preview;
    private final AnswerBar answers;
    private final EchoBar echo;
    private final WindowPlace place;
    private final MiniWindow mini;
    /** Whether the library follows when the page of the last call is left. */
    private boolean libraryWanted;

    private Snapshot shown;
    private AutoCloseable subscription;

    /** Builds the window; nothing shows before {@link #show}. */
    public DeskWindow(Session session, Stage stage, HostActions host) {
        this.session = session;
        this.stage = stage;
        this.host = host;
        desktopModel = new DesktopModel(host.desktopPreferences(), host::keep);
        ObservableValue<ThemeChoice> theme = desktopModel.preferencesProperty().map(DesktopPreferences::theme);
        Zoom zoom = new Zoom(desktopModel.preferencesProperty().map(DesktopPreferences::size));
        Zoom.followPopups();
        Consumer<Scene> dress = window -> {
            Theme.follow(window, theme);
            zoom.follow(window);
        };
        foreground = new Foreground(stage, session, host.desktop(), desktopModel, this::leave, this::closeNow);
        devicesModel = new DevicesModel(session);
        welcomeModel = new WelcomeModel(session);
        homeModel = new HomeModel(session, host::monotonicMs, host.clock());
        callModel = new CallModel(session, host::monotonicMs);
        sharingModel = new SharingModel(session);
        recordingModel = new RecordingModel(session, host::monotonicMs);
        sharingBar = new SharingWindow(sharingModel, stage, stage.focusedProperty(), dress);
        laboratoryModel = new LaboratoryModel(session);
        libraryModel = new LibraryModel(session, host.files(stage), host::monotonicMs, host.clock(), work -> {
            var unused = Thread.ofPlatform().daemon().name("media").start(work);
        });
        accountModel = new AccountModel(session, host.clock());
        updateModel = new UpdateModel(host.updates(), () -> Inventory.read().version(), DeskWindow::work);
        soundModel = new SoundModel(session, host::monotonicMs);
        preview = new PreviewCover(this::makePreview, pages, this::focusPage);
        home = new HomeView(homeModel, this::openPreview);
        homeModel.setOnLaboratory(() -> pages.turnTo(Page.LABORATORY));
        homeModel.setOnLibrary(() -> pages.turnTo(Page.LIBRARY));
        homeModel.setOnAccount(() -> pages.turnTo(Page.ACCOUNT));
        homeModel.setOnSettings(() -> pages.turnTo(Page.SETTINGS));
        homeModel.setOnAbout(() -> pages.turnTo(Page.ABOUT));
        homeModel.setOnKeyboard(keyboard::open);
        recordingModel.setOnOpen(this::openRecording);
        call = new CallPage(
                session,
                callModel,
                devicesModel,
                soundModel,
                sharingModel,
                recordingModel,
                new StageFullScreen(stage),
                this::openPreview);
        answers = new AnswerBar(callModel);
        echo = new EchoBar(homeModel, preview::close);
        ended = new EndedPage(callModel, recordingModel);
        addPages();
        link = new LinkPane(session);
        StackPane.setAlignment(notice, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(notice, new Insets(16));
        root.getChildren().addAll(pages, keyboard, link, notice);
        root.getChildren().addAll(foreground.panes());
        Scene scene = new Scene(root);
        Theme.follow(scene, theme);
        ReadOnlyDoubleProperty factor = zoom.follow(scene);
        new SizeKeys(desktopModel, zoom).listen(scene);
        FocusRing.follow(scene);
        keyboard.listen(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, call::keyReleased);
        stage.focusedProperty().subscribe(focused -> {
            if (!focused) {
                call.keysLost();
            }
        });
        stage.showingProperty().subscribe(showing -> {
            pages.setOpen(showing);
            if (showing) {
                onceDrawn(scene, () -> session.setInBackground(!stage.isShowing()));
            } else {
                session.setInBackground(true);
            }
        });
        stage.setScene(scene);
        place = new WindowPlace(stage, host.windowBounds(), factor);
        stage.iconifiedProperty().subscribe(iconified -> call.setSeen(!iconified));
        mini = new MiniWindow(
                session,
                new MiniWindow.Models(callModel, sharingModel, recordingModel),
                stage,
                stage.focusedProperty(),
                desktopModel.preferencesProperty().map(DesktopPreferences::mini),
                host.windowBounds().mini(),
                dress,
                foreground::come);
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        AppIcon.dress(stage);
    }

    /** What can wait until the window is there: the engine that starts then wants a core for itself. */
    private static void onceDrawn(Scene scene, Runnable what) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                Platform.runLater(what);
            }
        });
    }

    /** Shows the window with the state of now, and follows the session from then on. */
    public void show() {
        follow();
        stage.show();
    }

    /** Follows the session without a window: it shows once a call rings, or the person wants it. */
    public void follow() {
        apply(session.snapshot());
        updateModel.askAtStart(version -> notice.say(Texts.of("updates.notice", version)));
        subscription = session.watch(new SnapshotFeed(Platform::runLater, this::apply));
    }

    /**
     * Comes to the front, and asks about what another program, or a web page, wants.
     *
     * @param argument a link as {@link dev.parley.app.session.CallLink} has them, from anybody; empty for nothing
     */
    public void open(String argument) {
        foreground.come();
        if (argument.isEmpty()) {
            return;
        }
        if (Page.of(shown) == Page.CALL) {
            notice.say(Texts.of("link.in-call", shown.call().displayName()));
        } else {
            link.ask(argument, shown, this::focusPage);
        }
    }

    /** Hears of each picture of the other person that is drawn; for measuring. */
    public void setOnRemoteDrawn(FrameListener listener) {
        call.remoteView().setOnDrawn(listener);
    }

    private PreviewPage makePreview() {
        PreviewPage made = new PreviewPage(session, devicesModel, soundModel);
        root.getChildren().add(root.getChildren().indexOf(pages) + 1, made);
        return made;
    }

    private void addPages() {
        // It puts the focus where something is to be typed as its model changes: it hears of that from the beginning.
        WelcomeView welcome =
                new WelcomeView(welcomeModel, () -> pages.turnTo(Page.SETTINGS), () -> pages.turnTo(Page.ABOUT));
        pages.add(Page.WELCOME, () -> new Pages.Made(welcome, welcome::setShowing));
        pages.add(Page.HOME, () -> new Pages.Made(home, home::setShowing));
        pages.add(Page.CALL, () -> new Pages.Made(call, call::setShowing));
        pages.add(Page.ENDED, () -> new Pages.Made(ended, ended::setShowing));
        pages.add(Page.LABORATORY, () -> {
            LaboratoryPage laboratory = new LaboratoryPage(
                    session,
                    laboratoryModel,
                    devicesModel,
                    sharingModel,
                    recordingModel,
                    host::monotonicMs,
                    this::goBack);
            return new Pages.Made(laboratory, laboratory::setShowing);
        });
        pages.add(Page.LIBRARY, () -> {
            LibraryPage library = new LibraryPage(libraryModel, new StageFullScreen(stage), this::goBack);
            return new Pages.Made(library, library::setShowing);
        });
        pages.add(Page.ACCOUNT, () -> made(new AccountPage(accountModel, this::goBack)));
        pages.add(
                Page.SETTINGS,
                () -> made(new SettingsPage(
                        this::goBack,
                        new ThemeSection(desktopModel),
                        new BackgroundSection(
                                desktopModel, foreground.trayProperty(), host.autostart(), DeskWindow::work))));
        pages.add(Page.ABOUT, () -> {
            Inventory inventory = Inventory.read();
            return made(new AboutPage(
                    inventory,
                    this::goBack,
                    new ReportSection(inventory, host::logs, session::snapshot, host.files(stage), DeskWindow::work),
                    new UpdateSection(updateModel)));
        });
    }

    private static Pages.Made made(ColumnPage page) {
        return new Pages.Made(page, page::setShowing);
    }

    private void goBack() {
        pages.turnTo(Page.of(shown));
    }

    /** For what blocks, and is seldom. */
    private static void work(Runnable work) {
        var unused = Thread.ofVirtual().name("work").start(work);
    }

    private void apply(Snapshot snapshot) {
        boolean asked = shown != null && asksToRecord(shown);
        Page before = shown == null ? null : Page.of(shown);
        shown = snapshot;
        devicesModel.update(snapshot);
        soundModel.update(snapshot);
        welcomeModel.update(snapshot);
        homeModel.update(snapshot);
        callModel.update(snapshot);
        sharingModel.update(snapshot);
        recordingModel.update(snapshot);
        laboratoryModel.update(snapshot);
        libraryModel.update(snapshot);
        accountModel.update(snapshot);
        link.update(snapshot);
        preview.update(snapshot, Page.of(snapshot) == Page.HOME);
        Page next = Page.of(snapshot);
        Page page = pages.now();
        if (next == Page.HOME && libraryWanted) {
            libraryWanted = false;
            next = Page.LIBRARY;
        } else if (next == Page.CALL) {
            libraryWanted = false; // it was wanted after another call
        }
        if (next == Page.CALL && page != Page.CALL) {
            keyboard.dismiss();
        }
        pages.turnTo(page != null && page.stays(before, next) ? page : next);
        page = pages.now();
        notice.update(snapshot.notice());
        notice.say(recordingModel.takeFailure(page == Page.LABORATORY || page == Page.CALL || page == Page.ENDED));
        foreground.update(snapshot, page);
        if (asksToRecord(snapshot) && !asked) {
            stage.setIconified(false);
            stage.toFront();
        }
    }

    private static boolean asksToRecord(Snapshot snapshot) {
        return snapshot.recorder().theirs() == RecorderView.Theirs.ASKING;
    }

    private void openRecording(String fileName) {
        libraryWanted = true;
        session.recorder().dismiss();
        session.dismiss();
        apply(shown);
        libraryModel.open(fileName);
    }

    private void openPreview() {
        preview.open(shown.call(), pages.now() == Page.CALL ? answers : echo);
    }

    private void focusPage() {
        if (pages.now() == Page.HOME) {
            home.focusFirst();
        } else if (pages.now() == Page.CALL) {
            call.focusFirst();
        }
    }

    private void key(KeyEvent event) {
        if (pages.now() == Page.CALL && !foreground.isAsking() && !keyboard.isVisible() && !preview.isOpen()) {
            call.key(event);
        }
    }

    /** Nobody looks at the window any more, as far as it knows. */
    private void leave() {
        preview.close();
        call.keysLost();
    }

    private void closeNow() {
        if (subscription != null) {
            try {
                subscription.close();
            } catch (Exception e) {
                LOG.warn("The window could not let go of the session", e);
            }
            subscription = null;
        }
        preview.close();
        sharingBar.close();
        mini.close();
        pages.leave();
        host.keep(place.now(mini.corner()));
        stage.hide();
        host.closed();
    }
}
