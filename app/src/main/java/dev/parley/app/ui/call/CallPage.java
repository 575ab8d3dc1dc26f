package dev.parley.app.ui.call;

import dev.parley.app.session.CallView;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.Session;
import dev.parley.app.ui.devices.DevicesModel;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Avatar;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.app.ui.video.SelfCard;
import dev.parley.app.ui.video.VideoView;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * A call from the first ring to the end. The other person's view is open and laid out while it still rings, so that
 * their picture is there one frame after the answer.
 */
public final class CallPage extends Pane {
    private final CallModel model;
    private final FullScreen screen;
    private final VideoView remote;
    private final SelfCard self;
    private final VBox noPicture = new VBox(16);
    private final Avatar avatar = new Avatar(128);
    private final Label why = new Label(Texts.of("call.remote-camera-off"));
    private final RingPane ring;
    private final CallHead head;
    private final CallBar bar;
    private final NoteBox notes;
    private final Label muted = new Label(Texts.of("call.remote-muted"), Icon.MICROPHONE_OFF.node(16));
    private final IdleFader fader;
    private final Timeline clock;
    private boolean showing;
    private boolean ringing;

    public CallPage(Session session, CallModel model, DevicesModel devices, FullScreen screen) {
        this.model = model;
        this.screen = screen;
        getStyleClass().add("call-page");
        remote = new VideoView(session, PictureSource.REMOTE);
        self = new SelfCard(session);
        noPicture.getStyleClass().add("no-picture");
        noPicture.setAlignment(Pos.CENTER);
        why.getStyleClass().add("dim");
        noPicture.getChildren().addAll(avatar, why);
        ring = new RingPane(model);
        head = new CallHead(model);
        bar = new CallBar(model, devices, screen);
        notes = new NoteBox(model);
        muted.setId("remote-muted");
        muted.getStyleClass().addAll("badge", "small");
        fader = new IdleFader(IdleFader.IDLE, this::mustStay, head, bar);
        clock = new Timeline(new KeyFrame(Duration.millis(250), e -> model.tick()));
        clock.setCycleCount(Animation.INDEFINITE);
        getChildren().addAll(remote, noPicture, self, muted, head, bar, ring, notes);
        model.callProperty().subscribe(this::update);
        model.selfPictureProperty().subscribe(now -> refresh());
        model.myNameProperty()
                .subscribe(name -> self.showMe(model.myUsernameProperty().get(), name));
        remote.hasPictureProperty().subscribe(now -> refresh());
        addEventFilter(MouseEvent.ANY, e -> awake());
        addEventFilter(KeyEvent.KEY_PRESSED, e -> awake());
        fader.shownProperty().subscribe(shown -> setCursor(shown ? Cursor.DEFAULT : Cursor.NONE));
    }

    /** The other person's picture, for measuring. */
    public VideoView remoteView() {
        return remote;
    }

    /** Opens the views, or closes them and their devices. */
    public void setShowing(boolean now) {
        if (showing == now) {
            return;
        }
        showing = now;
        if (now) {
            clock.play();
            remote.start();
            refresh();
            focusFirst();
        } else {
            clock.stop();
            remote.stop();
            self.setShowing(false);
            fader.stop();
            screen.set(false);
        }
    }

    /** The keys of a call, wherever the focus is. */
    public void key(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown() && !event.isShiftDown();
        if (event.getCode() == KeyCode.H && event.isControlDown() && event.isShiftDown()) {
            if (model.callProperty().get().phase() != CallView.Phase.INCOMING) {
                model.hangUp();
                event.consume();
            }
            return;
        }
        if (!plain || ringing) {
            return;
        }
        switch (event.getCode()) {
            case M -> model.toggleMicrophone();
            case V -> model.toggleCamera();
            case F -> screen.set(!screen.onProperty().get());
            case ESCAPE -> {
                if (!screen.onProperty().get()) {
                    return;
                }
                screen.set(false);
            }
            default -> {
                return;
            }
        }
        awake();
        event.consume();
    }

    private void update(CallView call) {
        if (call == null) {
            return;
        }
        boolean rings = call.phase() == CallView.Phase.OUTGOING || call.phase() == CallView.Phase.INCOMING;
        avatar.show(call.username(), call.displayName());
        remote.setAccessibleText(Texts.of("call.remote-picture", call.displayName()));
        if (!call.remoteCamera()) {
            remote.forget();
        }
        if (rings != ringing) {
            ringing = rings;
            if (rings) {
                fader.stop();
            } else {
                fader.wake();
            }
            if (showing) {
                focusFirst();
            }
        }
        refresh();
    }

    /** Shows and hides what depends on the call and on whether there is a picture. */
    private void refresh() {
        CallView call = model.callProperty().get();
        if (call == null) {
            return;
        }
        Controls.show(ring, ringing);
        head.setVisible(!ringing);
        bar.setVisible(!ringing);
        boolean cameraOff = !call.remoteCamera() && call.phase() == CallView.Phase.CONNECTED;
        noPicture.setVisible(
                ringing || !call.remoteCamera() || !remote.hasPictureProperty().get());
        why.setVisible(cameraOff);
        boolean talking = call.phase() == CallView.Phase.CONNECTED || call.phase() == CallView.Phase.RECONNECTING;
        muted.setVisible(talking && !call.remoteMicrophone());
        avatar.setVisible(!ringing);
        self.setCard(!ringing);
        boolean picture = showing && model.selfPictureProperty().get();
        self.setShowing(picture);
        self.setVisible(ringing ? picture : call.phase() != CallView.Phase.ENDED);
        requestLayout();
    }

    private void focusFirst() {
        if (ringing) {
            ring.focusFirst();
        } else {
            requestFocus(); // on no control, so that a space presses none
        }
    }

    private void awake() {
        if (showing && !ringing) {
            fader.wake();
        }
    }

    /** While a menu is open. */
    private boolean mustStay() {
        return bar.menuOpen();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        remote.resizeRelocate(0, 0, width, height);
        noPicture.resizeRelocate(0, 0, width, height);
        ring.resizeRelocate(0, 0, width, height);
        double headHeight = head.prefHeight(width);
        head.resizeRelocate(0, 0, width, headHeight);
        double barHeight = bar.prefHeight(width);
        bar.resizeRelocate(0, height - barHeight, width, barHeight);
        muted.autosize();
        muted.relocate(16, height - barHeight - muted.getHeight() + 24);
        double noteWidth = Math.min(640, width - 32);
        notes.resizeRelocate((width - noteWidth) / 2, ringing ? 24 : 64, noteWidth, notes.prefHeight(noteWidth));
        if (ringing) {
            // Behind the words the picture covers the page; what is over the edges is not missed.
            double coverWidth = Math.max(width, Math.ceil(height * 16 / 9));
            double coverHeight = Math.max(height, Math.ceil(width * 9 / 16));
            self.resizeRelocate((width - coverWidth) / 2, (height - coverHeight) / 2, coverWidth, coverHeight);
        } else {
            double cardWidth = Math.clamp(Math.round(width * 0.22 / 8) * 8, 144, 288);
            double cardHeight = Math.round(cardWidth * 9 / 16);
            self.resizeRelocate(width - cardWidth - 16, height - barHeight - cardHeight + 24, cardWidth, cardHeight);
        }
    }
}
