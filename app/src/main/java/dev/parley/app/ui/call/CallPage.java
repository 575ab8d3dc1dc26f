package dev.parley.app.ui.call;

import dev.parley.app.session.CallView;
import dev.parley.app.session.Session;
import dev.parley.app.ui.devices.DevicesModel;
import dev.parley.app.ui.devices.SoundModel;
import dev.parley.app.ui.recording.RecordingModel;
import dev.parley.app.ui.sharing.PickerPane;
import dev.parley.app.ui.sharing.SharingModel;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Announcer;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.app.ui.theme.Ticker;
import dev.parley.app.ui.video.VideoView;
import java.time.Duration;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * A call from the first ring to the end. The other person's view is open and laid out while it still rings, so that
 * their picture is there one frame after the answer.
 */
public final class CallPage extends Pane {
    private final Session session;
    private final CallModel model;
    private final SharingModel sharing;
    private final FullScreen screen;
    private final PicturesPane pictures;
    private final RingPane ring;
    private final CallHead head;
    private final CallBar bar;
    private final CallSigns signs;
    private final CallPanels panels;
    private final Label muted = new Label(Texts.of("call.remote-muted"), Icon.MICROPHONE_OFF.node(16));
    private final Region focusRing = new Region();
    private final IdleFader fader;
    private final CallKeys keys;
    private final Ticker clock;
    /** Null until it is wanted for the first time: a call is there sooner without. */
    private PickerPane picker;

    private boolean showing;
    private boolean ringing;
    private String named = "";

    /** @param openCheck shows camera and sound while it rings here */
    public CallPage(
            Session session,
            CallModel model,
            DevicesModel devices,
            SoundModel sounds,
            SharingModel sharing,
            RecordingModel recording,
            FullScreen screen,
            Runnable openCheck) {
        this.session = session;
        this.model = model;
        this.sharing = sharing;
        this.screen = screen;
        panels = new CallPanels(this, model.talk(), sounds, recording);
        keys = new CallKeys(model, screen, sharing::choose, panels::openRecording);
        getStyleClass().add("call-page");
        pictures = new PicturesPane(session, model, sharing);
        ring = new RingPane(model, openCheck);
        head = new CallHead(model);
        bar = new CallBar(model, devices, screen, panels::openSound, sharing::choose, panels::openRecording);
        bar.showRecording(recording);
        bar.watchMenus(model.talk()::end, this::giveFocusBack);
        signs = new CallSigns(model, sharing, recording);
        muted.setId("remote-muted");
        muted.getStyleClass().addAll("badge", "small");
        fader = new IdleFader(IdleFader.IDLE, this::mustStay, head, bar);
        clock = new Ticker(Duration.ofMillis(250), () -> {
            model.tick();
            recording.tick();
        });
        // In the order that they are read and the tabulator key goes; what is drawn over what is another one.
        getChildren().addAll(head, signs, pictures, muted);
        getChildren().addAll(panels.nodes());
        getChildren().addAll(bar, ring, focusRing);
        pictures.setViewOrder(1);
        signs.setViewOrder(-1);
        focusRing.setViewOrder(-2);
        focusRing.setMouseTransparent(true);
        focusRing.getStyleClass().add("page-ring");
        focusRing.visibleProperty().bind(fader.shownProperty());
        model.callProperty().subscribe(this::update);
        sharing.choosingProperty().subscribe(this::showPicker);
        addEventFilter(MouseEvent.ANY, e -> awake());
        addEventFilter(MouseEvent.MOUSE_RELEASED, e -> giveFocusBack());
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::closePanelFromOutside);
        addEventFilter(KeyEvent.KEY_PRESSED, e -> awake());
        addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        fader.shownProperty().subscribe(shown -> setCursor(shown ? Cursor.DEFAULT : Cursor.NONE));
    }

    /** The other person's picture, for measuring. */
    public VideoView remoteView() {
        return pictures.remoteView();
    }

    /** Opens the views, or closes them and their devices. */
    public void setShowing(boolean now) {
        if (showing == now) {
            return;
        }
        showing = now;
        if (now) {
            sharing.leave(); // it may have been begun where no page shows it
            clock.start();
            pictures.setShowing(true);
            refresh();
            focusFirst();
        } else {
            clock.stop();
            pictures.setShowing(false);
            fader.stop();
            panels.close();
            sharing.leave();
            model.talk().end();
            screen.set(false);
        }
    }

    /** Whether the page can be seen, or its window is minimized. */
    public void setSeen(boolean now) {
        pictures.setSeen(now);
    }

    /** A key goes down, wherever the focus is. */
    public void key(KeyEvent event) {
        if (!sharing.choosingProperty().get() && keys.pressed(event, getScene().getFocusOwner())) {
            awake();
        }
    }

    /** A key is let go, wherever the focus is. */
    public void keyReleased(KeyEvent event) {
        keys.released(event);
    }

    /** The window has lost the focus, or something in it covers the page: nobody tells when a key is let go. */
    public void keysLost() {
        model.talk().focusLost();
    }

    /** A click doesn't keep the focus on a control, or Space would press it instead of being held to talk. */
    private void giveFocusBack() {
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        boolean inside = focused instanceof Control
                && (isAbove(bar, focused) || isAbove(signs, focused) || isAbove(pictures, focused));
        if (inside && !focused.isFocusVisible() && !bar.menuOpen()) {
            boolean choosing = picker != null && sharing.choosingProperty().get();
            (choosing ? picker : this).requestFocus();
        }
    }

    private static boolean isAbove(Node parent, Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == parent) {
                return true;
            }
        }
        return false;
    }

    private void showPicker(boolean choosing) {
        if (choosing && showing) {
            model.talk().end();
            panels.close();
            if (picker == null) {
                picker = new PickerPane(session, sharing, this::focusFirst);
                getChildren().add(getChildren().indexOf(ring), picker);
            }
            picker.open();
        } else if (picker != null) {
            picker.close();
        }
        refresh();
    }

    private void closePanelFromOutside(MouseEvent event) {
        if (event.getTarget() instanceof Node node && bar.isRecord(node)) {
            return; // that button closes it itself
        }
        panels.pressed(event.getX(), event.getY());
    }

    /** From wherever the focus is, back to the page, where Space is for talking; a panel goes first. */
    private void escape(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE
                || ringing
                || sharing.choosingProperty().get()) {
            return;
        }
        event.consume();
        if (panels.isOpen()) {
            panels.close();
        } else {
            requestFocus();
        }
    }

    private void update(CallView call) {
        if (call == null) {
            return;
        }
        boolean rings = call.phase() == CallView.Phase.OUTGOING || call.phase() == CallView.Phase.INCOMING;
        if (rings != ringing) {
            ringing = rings;
            pictures.setRinging(rings);
            if (rings) {
                panels.close();
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

    /** Shows and hides what depends on the call and on whether somebody chooses what to share. */
    private void refresh() {
        CallView call = model.callProperty().get();
        if (call == null) {
            return;
        }
        boolean choosing = sharing.choosingProperty().get();
        Controls.show(ring, ringing);
        head.setVisible(!ringing);
        setFocusTraversable(!ringing && !choosing);
        head.setDisable(choosing); // the picker covers both
        pictures.setDisable(choosing);
        bar.setVisible(!ringing && !choosing);
        boolean talking = call.phase() == CallView.Phase.CONNECTED || call.phase() == CallView.Phase.RECONNECTING;
        boolean theyAreMuted = talking && !call.remoteMicrophone();
        if (theyAreMuted && !muted.isVisible()) {
            Announcer.say(this, muted.getText());
        }
        muted.setVisible(theyAreMuted);
        String name = Texts.of("call.page", call.displayName());
        if (!name.equals(named)) {
            named = name;
            setAccessibleText(name);
        }
        requestLayout();
    }

    /** Puts the focus on what does the least harm. */
    public void focusFirst() {
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

    /** While a menu or a panel is open. */
    private boolean mustStay() {
        return bar.menuOpen() || panels.isOpen();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        pictures.resizeRelocate(0, 0, width, height);
        focusRing.resizeRelocate(0, 0, width, height);
        ring.resizeRelocate(0, 0, width, height);
        double headHeight = head.prefHeight(width);
        head.resizeRelocate(0, 0, width, headHeight);
        double barHeight = bar.prefHeight(width);
        bar.resizeRelocate(0, height - barHeight, width, barHeight);
        pictures.setFoot(barHeight);
        muted.autosize();
        muted.relocate(16, pictures.freeCorner() - muted.getHeight());
        double signsWidth = Math.min(720, width - 32);
        double signsTop = ringing ? 24 : 64;
        double signsHeight = signs.prefHeight(signsWidth);
        signs.resizeRelocate((width - signsWidth) / 2, signsTop, signsWidth, signsHeight);
        if (picker != null) {
            // Below what is said about recording, which must stay in sight.
            double top = signsHeight > 0 ? signsTop + signsHeight : 0;
            picker.resizeRelocate(0, top, width, height - top);
        }
        panels.layout(barHeight);
    }
}
