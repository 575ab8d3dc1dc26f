package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.session.Session;
import dev.parley.app.ui.devices.DevicesModel;
import dev.parley.app.ui.recording.RecordingModel;
import dev.parley.app.ui.sharing.PickerPane;
import dev.parley.app.ui.sharing.SharingModel;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.util.function.LongSupplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The media laboratory: picture and tracks on the left, what is wanted of them and what they can do on the right; one
 * below the other in a narrow window.
 */
public final class LaboratoryPage extends StackPane {
    /** Below this width there is one column. */
    private static final double NARROW = 840;

    private static final double LEFT_WIDTH = 392;
    /** How wide a scroll bar is. */
    private static final double BAR = 8;

    private final Session session;
    private final LaboratoryModel model;
    private final SharingModel sharing;
    private final RecorderModel recorder;
    private final ScreenCard screen;
    private final VBox page = new VBox();
    private final Button back;
    private final FlowPane share;
    private final OutcomeBox outcome;
    private final VBox left;
    private final VBox right;
    /** Null until it is wanted for the first time. */
    private PickerPane picker;

    private boolean showing;
    private boolean narrow;

    /**
     * @param sharing where a screen is chosen and shared
     * @param recording where it is recorded
     * @param monotonicMs a monotonic clock
     * @param leave turns to the page before
     */
    public LaboratoryPage(
            Session session,
            LaboratoryModel model,
            DevicesModel devices,
            SharingModel sharing,
            RecordingModel recording,
            LongSupplier monotonicMs,
            Runnable leave) {
        this.session = session;
        this.model = model;
        this.sharing = sharing;
        recorder = new RecorderModel(session, model, sharing, recording);
        screen = new ScreenCard(session, sharing);
        getStyleClass().addAll("page", "lab");
        back = Controls.iconButton(Icon.BACK, 20, Texts.of("lab.back"), leave, "flat");
        back.setId("lab-back");
        share = new FlowPane(
                8,
                8,
                ActionButton.of(model, Action.SHARE_CAMERA, Icon.CAMERA, "lab.share.camera"),
                ActionButton.of(model, Action.SHARE_MICROPHONE, Icon.MICROPHONE, "lab.share.microphone"),
                ActionButton.of(model, Action.SHARE_BOTH, null, "lab.share.both"));
        outcome = new OutcomeBox(model);
        DevicesPane lists = new DevicesPane(devices);
        DecibelBar level = new DecibelBar(session.devices());
        model.listening().subscribe(level::setListening);
        left = new VBox(
                16,
                lists,
                new PicturePane(session, model, monotonicMs),
                new TrackCard(model, DeviceKind.CAMERA, Action.STOP_CAMERA, null),
                new TrackCard(model, DeviceKind.MICROPHONE, Action.STOP_MICROPHONE, level),
                screen,
                new RecorderCard(recorder, recording));
        right = new VBox(
                24,
                new VideoEditorPane(model),
                new AudioEditorPane(model),
                new CapabilitiesPane(model, DeviceKind.CAMERA),
                new CapabilitiesPane(model, DeviceKind.MICROPHONE),
                new SupportedPane());
        getChildren().add(page);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE && !lists.hasKeys()) {
                e.consume();
                leave.run();
            }
        });
        sharing.choosingProperty().subscribe(this::showPicker);
        arrange();
    }

    /** Opens the page, or ends all that it has open. */
    public void setShowing(boolean showing) {
        this.showing = showing;
        sharing.leave(); // it may have been begun where no page shows it
        if (!showing) {
            recorder.leave(); // before its tracks end
            if (SharingModel.isMine(sharing.viewProperty().get())) {
                sharing.stop();
            }
        }
        screen.setShowing(showing);
        model.setShowing(showing);
        if (showing) {
            Node first = share.getChildren().getFirst();
            (first.isDisabled() ? back : first).requestFocus();
        }
    }

    /** In place of the page, whose controls would have the keys otherwise. */
    private void showPicker(boolean choosing) {
        if (choosing && showing) {
            if (picker == null) {
                picker = new PickerPane(session, sharing, this::showAgain);
                getChildren().add(picker);
            }
            page.setVisible(false);
            picker.open();
        } else if (picker != null) {
            picker.close();
        }
    }

    private void showAgain() {
        page.setVisible(true);
        screen.focusFirst();
    }

    @Override
    protected void layoutChildren() {
        boolean now = getWidth() < NARROW;
        if (now != narrow) {
            narrow = now;
            arrange();
        }
        super.layoutChildren();
    }

    private void arrange() {
        Label title = Controls.line("lab-title");
        title.setText(Texts.of("lab.title"));
        title.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox(8, back, title);
        HBox.setHgrow(share, Priority.ALWAYS);
        share.setAlignment(narrow ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
        bar.getStyleClass().add("lab-bar");
        if (narrow) {
            VBox all = new VBox(24, left, right);
            all.setPadding(new Insets(8, 16 - BAR, 24, 16));
            VBox fixed = new VBox(16, share, outcome);
            fixed.setPadding(new Insets(16, 16, 8, 16));
            ScrollPane scroll = scroll(all);
            VBox.setVgrow(scroll, Priority.ALWAYS);
            page.getChildren().setAll(bar, fixed, scroll);
        } else {
            bar.getChildren().add(share);

            VBox first = new VBox(left);
            first.setPadding(new Insets(16, 16 - BAR, 24, 16));
            ScrollPane leftScroll = scroll(first);
            leftScroll.setMinWidth(LEFT_WIDTH);
            leftScroll.setPrefWidth(LEFT_WIDTH);
            leftScroll.getStyleClass().add("lab-left");
            VBox second = new VBox(right);
            second.setPadding(new Insets(8, 24 - BAR, 24, 24));
            ScrollPane rightScroll = scroll(second);
            VBox.setVgrow(rightScroll, Priority.ALWAYS);
            VBox fixed = new VBox(outcome);
            fixed.setPadding(new Insets(16, 24, 8, 24));
            VBox rest = new VBox(fixed, rightScroll);
            rest.setMinWidth(0);
            HBox.setHgrow(rest, Priority.ALWAYS);
            HBox columns = new HBox(leftScroll, rest);
            columns.setMinHeight(0);
            VBox.setVgrow(columns, Priority.ALWAYS);
            page.getChildren().setAll(bar, columns);
        }
    }

    private static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        // Its room is always there, so that nothing is narrower once there is more.
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.ALWAYS);
        scroll.setMinHeight(0);
        scroll.getStyleClass().add("lab-scroll");
        return scroll;
    }
}
