package dev.parley.app.ui.laboratory;

import dev.parley.app.session.PictureSource;
import dev.parley.app.session.Session;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.app.ui.theme.Ticker;
import dev.parley.app.ui.video.VideoView;
import java.time.Duration;
import java.util.function.LongSupplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The camera's picture, as it comes and not mirrored, and what was measured of it. */
final class PicturePane extends VBox {
    private final LaboratoryModel model;
    private final VideoView picture;
    private final FrameMeter meter = new FrameMeter();
    private final LongSupplier monotonicMs;
    private final Label drawn = Controls.line("lab-mono", "muted");
    private final Ticker measure;

    PicturePane(Session session, LaboratoryModel model, LongSupplier monotonicMs) {
        super(8);
        this.model = model;
        this.monotonicMs = monotonicMs;
        picture = new VideoView(session, PictureSource.PREVIEW);
        picture.setOnDrawn((sequence, width, height, pixels) -> drawn(width, height));
        measure = new Ticker(Duration.ofMillis(500), this::tell);
        Label none = Controls.paragraph("", "small", "lab-no-picture");
        none.textProperty()
                .bind(Bindings.createStringBinding(
                        this::whyNone, model.wantsPicture(), model.possible(Action.SHOW_PICTURE)));
        none.visibleProperty().bind(picture.hasPictureProperty().not());
        PictureFrame frame = new PictureFrame();
        frame.getChildren().addAll(none, picture);
        frame.setAccessibleText(Texts.of("lab.picture"));
        drawn.setId("lab-drawn");
        HBox foot = new HBox(8, drawn, Controls.spring(), toggle());
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(frame, foot);
        model.picture().subscribe(this::setOpen);
    }

    private Button toggle() {
        Button toggle = ActionButton.of(model, Action.SHOW_PICTURE, Icon.HIDE, "lab.hide");
        toggle.setMinWidth(96);
        model.wantsPicture().subscribe(wanted -> {
            String words = Texts.of(wanted ? "lab.hide" : "lab.show");
            toggle.setText(words);
            toggle.setAccessibleText(words);
            toggle.setGraphic((wanted ? Icon.HIDE : Icon.SHOW).node(18));
        });
        return toggle;
    }

    private String whyNone() {
        if (!model.possible(Action.SHOW_PICTURE).get()) {
            return Texts.of("lab.picture.none");
        }
        return Texts.of(model.wantsPicture().get() ? "lab.picture.opens" : "lab.picture.hidden");
    }

    private void setOpen(boolean open) {
        meter.forget();
        if (open) {
            picture.start();
            measure.start();
        } else {
            picture.stop();
            measure.stop();
        }
        tell();
    }

    private void drawn(int width, int height) {
        boolean first = meter.at(monotonicMs.getAsLong()).equals(FrameMeter.Drawn.NOTHING);
        meter.drawn(monotonicMs.getAsLong(), width, height);
        if (first) {
            tell();
        }
    }

    private void tell() {
        FrameMeter.Drawn now = meter.at(monotonicMs.getAsLong());
        drawn.setText(
                now.width() == 0
                        ? Texts.of("lab.drawn.none")
                        : Texts.of(
                                "lab.drawn",
                                now.width(),
                                now.height(),
                                now.rate() == 0 ? "–" : Ratio.number(now.rate(), 1)));
    }
}
