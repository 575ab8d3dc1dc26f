package dev.parley.app.ui.sharing;

import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.session.Session;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.app.ui.video.VideoView;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A monitor or window to choose: its live picture, and below it what it is. */
final class SourceTile extends ToggleButton {
    private static final double WIDTH = 172;
    private static final double PICTURE_HEIGHT = 96;
    private static final int ICON = 16;

    private final VideoView picture;
    private final Label minimised = Controls.paragraph(Texts.of("share.minimised"), "small", "on-picture");
    private final StackPane icon = new StackPane();
    private final Label title = Controls.line("small", "strong");
    private final Label application = Controls.line("small", "muted");
    private DisplaySource source;

    SourceTile(Session session, DisplaySource source) {
        String id = source.id();
        setId("share-source-" + id);
        picture = new VideoView(() -> session.sharing().thumbnail(id));
        minimised.setAlignment(Pos.CENTER);
        minimised.setMaxWidth(WIDTH - 16);
        StackPane frame = new StackPane(minimised, picture);
        frame.getStyleClass().add("share-picture");
        frame.setMinSize(WIDTH, PICTURE_HEIGHT);
        frame.setMaxSize(WIDTH, PICTURE_HEIGHT);
        icon.setMinSize(ICON, ICON);
        title.setMaxWidth(WIDTH - ICON - 8);
        application.setMaxWidth(WIDTH);
        HBox name = new HBox(8, icon, title);
        name.setAlignment(Pos.CENTER_LEFT);
        VBox all = new VBox(4, frame, name, application);
        all.setMaxWidth(WIDTH);
        setGraphic(all);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().setAll("share-tile");
        setTooltip(Controls.tooltip(""));
        show(source);
    }

    DisplaySource source() {
        return source;
    }

    /** Takes what is new about it. */
    void show(DisplaySource now) {
        if (now.equals(source)) {
            return;
        }
        if (source == null || !now.icon().equals(source.icon())) {
            icon.getChildren().setAll(iconOf(now));
        }
        source = now;
        title.setText(now.title().isBlank() ? SharingWords.name(now) : now.title());
        application.setText(
                now.own()
                        ? Texts.of("share.own")
                        : now.surface() == DisplaySource.Surface.MONITOR
                                ? Texts.of("share.pixels", now.width(), now.height())
                                : now.application());
        minimised.setVisible(now.hidden());
        picture.setVisible(!now.hidden());
        if (now.hidden()) {
            picture.forget();
        }
        setDisable(now.hidden());
        String words = SharingWords.name(now);
        getTooltip().setText(words);
        setAccessibleText(
                now.own()
                        ? Texts.of("share.own.of", words)
                        : now.hidden() ? Texts.of("share.minimised.of", words) : words);
    }

    /** Whether its picture is open. */
    void setLive(boolean live) {
        if (live && !source.hidden()) {
            picture.start();
        } else {
            picture.stop();
        }
    }

    private static Node iconOf(DisplaySource source) {
        Image image = decode(source.icon());
        if (image != null && !image.isError()) {
            ImageView view = new ImageView(image);
            view.setFitWidth(ICON);
            view.setFitHeight(ICON);
            view.setPreserveRatio(true);
            view.setSmooth(true);
            return view;
        }
        Node standing = (source.surface() == DisplaySource.Surface.MONITOR ? Icon.DESKTOP : Icon.WINDOW).node(ICON);
        standing.getStyleClass().add("muted-icon");
        return standing;
    }

    /** Null where there is none; other programs made it, so it may be anything. */
    private static Image decode(String icon) {
        if (icon.isEmpty()) {
            return null;
        }
        try {
            return new Image(new ByteArrayInputStream(Base64.getDecoder().decode(icon)));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
