package dev.parley.app.ui.window;

import dev.parley.app.session.RecorderView;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.settings.DesktopPreferences;
import dev.parley.app.settings.DesktopPreferences.ThemeChoice;
import dev.parley.app.ui.call.AnswerBar;
import dev.parley.app.ui.call.CallPage;
import dev.parley.app.ui.call.EndedPage;
import dev.parley.app.ui.devices.PreviewPage;
import dev.parley.app.ui.home.EchoBar;
import dev.parley.app.ui.home.HomeView;
import dev.parley.app.ui.keyboard.KeyboardPane;
import dev.parley.app.ui.link.LinkPane;
import dev.parley.app.ui.mini.MiniWindow;
import dev.parley.app.ui.settings.SizeKeys;
import dev.parley.app.ui.sharing.SharingWindow;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.AppIcon;
import dev.parley.app.ui.theme.FocusRing;
import dev.parley.app.ui.theme.Theme;
import dev.parley.app.ui.theme.Zoom;
import dev.parley.app.ui.video.FrameListener;
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
    private final DeskModels models;
    private final SharingWindow sharingBar;
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
        models = new DeskModels(session, stage, host);
        ObservableValue<ThemeChoice> theme =
                models.desktop.preferencesProperty().map(DesktopPreferences::theme);
        Zoom zoom = new Zoom(models.desktop.preferencesProperty().map(DesktopPreferences::size));
        Zoom.followPopups();
        Consumer<Scene> dress = window -> {
            Theme.follow(window, theme);
            zoom.follow(window);
        };
        foreground = new Foreground(stage, session, host.desktop(), models.desktop, this::leave, this::closeNow);
        sharingBar = new SharingWindow(models.sharing, stage, stage.focusedProperty(), dress);
        preview = new PreviewCover(this::makePreview, pages, this::focusPage);
        home = new HomeView(models.home, this::openPreview);
        models.home.setOnLaboratory(() -> pages.turnTo(Page.LABORATORY));
        models.home.setOnLibrary(() -> pages.turnTo(Page.LIBRARY));
        models.home.setOnAccount(() -> pages.turnTo(Page.ACCOUNT));
        models.home.setOnSettings(() -> pages.turnTo(Page.SETTINGS));
        models.home.setOnAbout(() -> pages.turnTo(Page.ABOUT));
        models.home.setOnKeyboard(keyboard::open);
        models.recording.setOnOpen(this::openRecording);
        call = new CallPage(
                session,
                models.call,
                models.devices,
                models.sound,
                models.sharing,
                models.recording,
                new StageFullScreen(stage),
                this::openPreview);
        answers = new AnswerBar(models.call);
        echo = new EchoBar(models.home, preview::close);
        ended = new EndedPage(models.call, models.recording);
        addPages();
        link = new LinkPane(session);
        StackPane.setAlignment(notice, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(notice, new Insets(16));
        root.getChildren().addAll(pages, keyboard, link, notice);
        root.getChildren().addAll(foreground.panes());
        Scene scene = new Scene(root);
        Theme.follow(scene, theme);
        ReadOnlyDoubleProperty factor = zoom.follow(scene);
        new SizeKeys(models.desktop, zoom).listen(scene);
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
                new MiniWindow.Models(models.call, models.sharing, models.recording),
                stage,
                stage.focusedProperty(),
                models.desktop.preferencesProperty().map(DesktopPreferences::mini),
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
        models.updates.askAtStart(version -> notice.say(Texts.of("updates.notice", version)));
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
        PreviewPage made = new PreviewPage(session, models.devices, models.sound);
        root.getChildren().add(root.getChildren().indexOf(pages) + 1, made);
        return made;
    }

    private void addPages() {
        // It puts the focus where something is to be typed as its model changes: it hears of that from the beginning.
        WelcomeView welcome =
                new WelcomeView(models.welcome, () -> pages.turnTo(Page.SETTINGS), () -> pages.turnTo(Page.ABOUT));
        pages.add(Page.WELCOME, () -> new Pages.Made(welcome, welcome::setShowing));
        pages.add(Page.HOME, () -> new Pages.Made(home, home::setShowing));
        pages.add(Page.CALL, () -> new Pages.Made(call, call::setShowing));
        pages.add(Page.ENDED, () -> new Pages.Made(ended, ended::setShowing));
        new OverPages(session, models, stage, host, foreground.trayProperty(), this::goBack).addTo(pages);
    }

    private void goBack() {
        pages.turnTo(Page.of(shown));
    }

    private void apply(Snapshot snapshot) {
        boolean asked = shown != null && asksToRecord(shown);
        Page before = shown == null ? null : Page.of(shown);
        shown = snapshot;
        models.update(snapshot);
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
        notice.say(models.recording.takeFailure(page == Page.LABORATORY || page == Page.CALL || page == Page.ENDED));
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
        models.library.open(fileName);
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
