package dev.parley.app.ui.call;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.session.CallView;
import dev.parley.app.session.RecorderView;
import dev.parley.app.ui.devices.DeviceMenu;
import dev.parley.app.ui.devices.DevicesModel;
import dev.parley.app.ui.keyboard.Shortcut;
import dev.parley.app.ui.recording.RecordingModel;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Announcer;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The round buttons of a call, in one row, or in two where the window is narrow. */
final class CallBar extends FlowPane {
    private static final double SPACE = 20;

    private final Button microphone;
    private final Button camera;
    private final Button fullScreen;
    private final Button record;
    private final List<DeviceMenu> menus;
    private final Label hint = new Label();

    /**
     * @param openSound shows the sound switches
     * @param openShare lets a screen be chosen to share
     * @param openRecord lets it be chosen how to record
     */
    CallBar(
            CallModel model,
            DevicesModel devices,
            FullScreen screen,
            Runnable openSound,
            Runnable openShare,
            Runnable openRecord) {
        super(SPACE, 8);
        setAlignment(Pos.CENTER);
        getStyleClass().add("call-foot");
        setMaxHeight(USE_PREF_SIZE);
        microphone = round("microphone", Icon.MICROPHONE, model::toggleMicrophone);
        camera = round("camera", Icon.CAMERA, model::toggleCamera);
        fullScreen = round(
                "full-screen",
                Icon.FULL_SCREEN,
                () -> screen.set(!screen.onProperty().get()));
        Button hangUp = round("hang-up", Icon.HANG_UP, model::hangUp);
        hangUp.getStyleClass().add("hang-up");
        say(hangUp, Icon.HANG_UP, "call.hang-up.hint", Shortcut.text(Shortcut.HANG_UP));
        DeviceMenu microphones = new DeviceMenu(devices, DeviceKind.MICROPHONE, Texts.of("call.microphone.choose"));
        DeviceMenu cameras = new DeviceMenu(devices, DeviceKind.CAMERA, Texts.of("call.camera.choose"));
        DeviceMenu speakers = new DeviceMenu(devices, DeviceKind.SPEAKER, Texts.of("call.speaker.choose"));
        microphones.add("choose-sound", Texts.of("sound.menu"), openSound);
        menus = List.of(microphones, cameras, speakers);
        microphones.setId("choose-microphone");
        cameras.setId("choose-camera");
        speakers.setId("choose-speaker");
        Button speaker = round("speaker", Icon.SPEAKER, speakers::show);
        say(speaker, Icon.SPEAKER, "call.speaker.choose");
        speaker.setAccessibleText(Texts.of("call.speaker")); // its caret has the longer name
        Button share = round("share-screen", Icon.SHARE_SCREEN, openShare);
        say(share, Icon.SHARE_SCREEN, "call.share.hint");
        record = round("record", Icon.RECORD, openRecord);
        say(record, Icon.RECORD, "call.record.hint");
        getChildren()
                .addAll(
                        row(
                                group("call.microphone", microphone, microphones),
                                group("call.camera", camera, cameras),
                                group("call.speaker", speaker, speakers)),
                        row(
                                group("call.share", share),
                                group("call.record", record),
                                group("call.full-screen", fullScreen),
                                group("call.hang-up", hangUp)));
        hint.setId("talk-hint");
        hint.setManaged(false);
        hint.setMouseTransparent(true);
        getChildren().add(hint);
        model.callProperty()
                .subscribe(call -> update(call, model.talk().talkingProperty().get()));
        model.talk()
                .talkingProperty()
                .subscribe(talking -> update(model.callProperty().get(), talking));
        screen.onProperty()
                .subscribe(on -> say(
                        fullScreen,
                        on ? Icon.FULL_SCREEN_LEAVE : Icon.FULL_SCREEN,
                        on ? "call.full-screen.off" : "call.full-screen.on"));
    }

    /** The button for it is red while I record. */
    void showRecording(RecordingModel recording) {
        recording.viewProperty().subscribe(view -> {
            boolean on = view.mine() == RecorderView.Mine.RECORDING || view.mine() == RecorderView.Mine.PAUSED;
            say(record, Icon.RECORD, on ? "call.record.hint.on" : "call.record.hint");
            record.getStyleClass().remove("is-recording");
            if (on) {
                record.getStyleClass().add("is-recording");
            }
        });
    }

    /** Whether this is the button that opens what is chosen of recording, or part of it. */
    boolean isRecord(Node node) {
        return node == record || node.getParent() == record;
    }

    /** Whether a device menu is open. */
    boolean menuOpen() {
        return menus.stream().anyMatch(DeviceMenu::isShowing);
    }

    /** Calls {@code closed} when a device menu closes, and {@code opened} when one opens. */
    void watchMenus(Runnable opened, Runnable closed) {
        menus.forEach(menu -> menu.showingProperty().subscribe((before, now) -> (now ? opened : closed).run()));
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        // Above the microphone, in the room that the bar keeps free there: nothing moves when it comes.
        hint.autosize();
        Node group = microphone.getParent().getParent();
        double middle =
                sceneToLocal(group.localToScene(group.getLayoutBounds())).getCenterX();
        hint.relocate(
                Math.max(8, Math.rint(middle - hint.getWidth() / 2)),
                getInsets().getTop() - hint.getHeight() - 8);
    }

    private void update(CallView call, boolean talking) {
        if (call != null) {
            hint.setText(Texts.of(talking ? "call.talk.now" : "call.talk.hint"));
            hint.getStyleClass().setAll("label", "small", talking ? "talk-now" : "talk-hint");
            hint.setVisible(talking || !call.microphone());
            microphone.getStyleClass().remove("is-talking");
            if (talking) {
                microphone.getStyleClass().add("is-talking");
            }
            requestLayout();
            toggle(microphone, call.microphone(), Icon.MICROPHONE, Icon.MICROPHONE_OFF, "call.microphone");
            toggle(camera, call.camera(), Icon.CAMERA, Icon.CAMERA_OFF, "call.camera");
        }
    }

    private static void toggle(Button button, boolean on, Icon yes, Icon no, String key) {
        boolean was = !button.getStyleClass().contains("is-off");
        if (was != on && !button.isFocused()) {
            Announcer.say(button, Texts.of(key + (on ? ".on" : ".off")));
        }
        say(button, on ? yes : no, key + (on ? ".on" : ".off"));
        button.getStyleClass().remove("is-off");
        if (!on) {
            button.getStyleClass().add("is-off");
        }
    }

    /** What a button shows, and says to those who point at it or listen. */
    private static void say(Button button, Icon icon, String key, Object... arguments) {
        String text = Texts.of(key, arguments);
        if (!text.equals(button.getAccessibleText())) {
            button.setGraphic(icon.node(24));
            button.setAccessibleText(text);
            button.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            Tooltip tooltip = button.getTooltip();
            if (tooltip == null) {
                button.setTooltip(Controls.tooltip(text));
            } else {
                tooltip.setText(text);
            }
        }
    }

    private static Button round(String id, Icon icon, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(icon.node(24));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("round");
        button.setOnAction(e -> action.run());
        return button;
    }

    private static HBox row(Node... groups) {
        HBox row = new HBox(SPACE, groups);
        row.setAlignment(Pos.CENTER);
        return row;
    }

    private static VBox group(String key, Node... controls) {
        HBox row = new HBox(4, controls);
        row.setAlignment(Pos.CENTER);
        Label name = new Label(Texts.of(key));
        name.getStyleClass().addAll("small", "dim");
        name.setMinWidth(USE_PREF_SIZE);
        VBox group = new VBox(4, row, name);
        group.setAlignment(Pos.CENTER);
        return group;
    }
}
