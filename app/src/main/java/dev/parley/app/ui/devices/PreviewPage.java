package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.EngineEvent.HearingYourself.Phase;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.Session;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.app.ui.theme.ScrollKeys;
import dev.parley.app.ui.theme.Ticker;
import dev.parley.app.ui.video.VideoView;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Camera and sound, to be chosen and tried: at home, and while it rings here. Camera and microphone are open only while
 * it shows.
 */
public final class PreviewPage extends BorderPane {
    /** Below this width there is one column. */
    private static final double NARROW = 720;

    private final SoundModel sound;
    private final LevelModel level;
    private final LevelBar bar;
    private final VideoView picture;
    private final Map<DeviceKind, DevicePicker> pickers = new EnumMap<>(DeviceKind.class);
    private final RingerPicker ringer;
    private final VBox seeing;
    private final VBox speaking;
    private final VBox listening;
    private final VBox processing;
    private final ScrollPane scroll = new ScrollPane();
    private final Ticker clock;
    private Runnable closed = () -> {};
    private Boolean narrow;

    public PreviewPage(Session session, DevicesModel devices, SoundModel sound) {
        this.sound = sound;
        setId("preview-page");
        getStyleClass().add("page");
        level = new LevelModel(session);
        bar = new LevelBar(level);
        picture = new VideoView(session, PictureSource.PREVIEW);
        devices.cameraGivesProperty().subscribe(gives -> {
            picture.setVisible(gives);
            if (!gives) {
                picture.forget();
            }
        });
        for (DeviceKind kind : DeviceKind.values()) {
            pickers.put(kind, new DevicePicker(devices, kind));
        }
        seeing = new VBox(16, new PreviewPicture(picture), pickers.get(DeviceKind.CAMERA));
        speaking = new VBox(8, pickers.get(DeviceKind.MICROPHONE), bar, levelHint(devices), hearing());
        Button play = Controls.button(Icon.PLAY, Texts.of("devices.play"), sound::playTestSound);
        play.setId("test-sound");
        play.disableProperty().bind(sound.canPlayProperty().not());
        ringer = new RingerPicker(devices);
        listening = new VBox(16, new VBox(8, pickers.get(DeviceKind.SPEAKER), play), ringer);
        Label title = new Label(Texts.of("sound.title"));
        title.getStyleClass().add("section");
        SoundPane switches = new SoundPane(sound, "sound-");
        processing = new VBox(8, title, switches);
        for (VBox box : List.of(seeing, speaking, listening, processing)) {
            box.setMinWidth(0);
        }
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("bare-scroll");
        scroll.setFocusTraversable(false);
        setTop(head());
        setCenter(scroll);
        clock = new Ticker(Duration.ofMillis(250), sound::tick);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        ScrollKeys.follow(this, scroll);
        Controls.show(this, false);
    }

    /**
     * Shows the page, and opens camera and microphone.
     *
     * @param foot what else can be done, below it
     * @param whenClosed runs once it was left
     */
    public void open(Node foot, Runnable whenClosed) {
        closed = whenClosed;
        setBottom(foot);
        Controls.show(this, true);
        scroll.setVvalue(0);
        picture.start();
        level.start();
        bar.start();
        clock.start();
        pickers.get(DeviceKind.CAMERA).focus();
    }

    /** Leaves the page, and closes camera and microphone. Does nothing if it doesn't show. */
    public void close() {
        if (!isVisible()) {
            return;
        }
        clock.stop();
        bar.stop();
        level.stop();
        picture.stop();
        sound.stopHearing();
        ringer.stop();
        setBottom(null);
        Controls.show(this, false);
        closed.run();
    }

    private void key(KeyEvent event) {
        boolean listOpen = ringer.hasKeys() || pickers.values().stream().anyMatch(DevicePicker::hasKeys);
        if (event.getCode() == KeyCode.ESCAPE && !listOpen) {
            event.consume();
            close();
        }
    }

    private HBox head() {
        Button back = Controls.iconButton(Icon.BACK, 20, Texts.of("devices.close"), this::close, "flat");
        back.setId("preview-close");
        Label title = Controls.line("title");
        title.setText(Texts.of("devices.title"));
        HBox head = new HBox(8, back, title);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(8, 16, 8, 8));
        return head;
    }

    private Label levelHint(DevicesModel devices) {
        Label hint = Controls.paragraph("", "small");
        hint.setId("level-hint");
        // Where there is none the line about that says what to do.
        devices.microphoneGivesProperty().subscribe(gives -> Controls.show(hint, gives));
        level.deadProperty().subscribe(dead -> {
            hint.setText(Texts.of(dead ? "devices.level.dead" : "devices.level.hint"));
            hint.getStyleClass().setAll("label", "small", dead ? "warning-text" : "muted");
        });
        return hint;
    }

    private HBox hearing() {
        Button hear = Controls.button(Icon.EAR, Texts.of("devices.hear"), sound::toggleHearing);
        hear.setId("hear-yourself");
        hear.setPrefWidth(192); // the same for both of its words
        hear.disableProperty().bind(sound.canHearProperty().not());
        Label state = Controls.line("small", "muted");
        state.setId("hearing");
        state.textProperty().bind(sound.hearingProperty());
        state.setWrapText(true);
        HBox.setHgrow(state, Priority.ALWAYS);
        sound.soundProperty().subscribe(now -> {
            boolean runs = now.hearing() == Phase.RECORDING || now.hearing() == Phase.PLAYING;
            String word = Texts.of(runs ? "devices.hear.stop" : "devices.hear");
            if (!word.equals(hear.getText())) {
                hear.setText(word);
                hear.setAccessibleText(word);
                hear.setGraphic((runs ? Icon.STOP : Icon.EAR).node(18));
            }
        });
        HBox row = new HBox(12, hear, state);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(40); // of two lines of small words
        return row;
    }

    @Override
    protected void layoutChildren() {
        boolean now = getWidth() < NARROW;
        if (narrow == null || now != narrow) {
            narrow = now;
            arrange(now);
        }
        super.layoutChildren();
    }

    private void arrange(boolean oneColumn) {
        GridPane grid = new GridPane(32, 24);
        grid.setPadding(new Insets(8, 24, 24, 24));
        if (oneColumn) {
            grid.getColumnConstraints().setAll(column(100));
            grid.addColumn(0, seeing, speaking, listening, processing);
        } else {
            grid.getColumnConstraints().setAll(column(56), column(44));
            grid.addColumn(0, new VBox(24, seeing, listening));
            grid.addColumn(1, new VBox(24, speaking, processing));
        }
        scroll.setContent(grid);
    }

    private static ColumnConstraints column(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }
}
