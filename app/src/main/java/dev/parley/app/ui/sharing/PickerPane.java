package dev.parley.app.ui.sharing;

import dev.parley.app.engine.api.DisplayOptions.ContentHint;
import dev.parley.app.session.Session;
import dev.parley.app.session.SharingView;
import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.app.ui.theme.Switch;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Where a screen or window to share is chosen, over the page that it is shared from. Where the system has its own picker
 * there is only a button that opens it, and where nothing can be shared a sentence says why.
 */
public final class PickerPane extends StackPane {
    /** Four tiles and what is around them. */
    private static final double WIDTH = 848;

    private static final double HEIGHT = 720;

    private final SharingModel model;
    private final Runnable closed;
    private final SourcesPane sources;
    private final Label system = Controls.paragraph(Texts.of("share.system.more"), "muted");
    private final Label whyTitle = Controls.paragraph("", "strong");
    private final Label whyMore = Controls.paragraph("");
    private final VBox why = new VBox(8, whyTitle, whyMore);
    private final Label ownWarning = Controls.paragraph(Texts.of("share.own.warning"), "small");
    private final HBox warning;
    private final VBox options;
    private final Button share;
    private final Button cancel;
    private final VBox card;
    private boolean open;

    /** @param closed runs once it was left */
    public PickerPane(Session session, SharingModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        setId("share-picker");
        getStyleClass().add("share-cover");
        sources = new SourcesPane(session, model);
        VBox.setVgrow(sources, Priority.ALWAYS);
        Label title = Controls.line("title");
        title.setText(Texts.of("share.title"));
        system.setId("share-system");
        why.setId("share-why");
        why.getStyleClass().add("warning-box");
        ownWarning.setId("share-own-warning");
        warning = new HBox(8, Icon.WARNING.node(16), ownWarning);
        warning.getChildren().getFirst().getStyleClass().add("warning-icon");
        warning.getStyleClass().add("trouble");
        HBox segments = new HBox();
        options = new VBox(4, new FlowPane(16, 8, segments, pointer()), hints(segments));
        cancel = Controls.button(Texts.of("share.cancel"), model::leave);
        cancel.setId("share-cancel");
        share = Controls.button("", model::share, "accent");
        share.setId("share-take");
        share.disableProperty().bind(model.possibleProperty().map(can -> !can));
        HBox foot = new HBox(8, Controls.spring(), cancel, share);
        foot.setAlignment(Pos.CENTER_RIGHT);
        card = new VBox(12, title, sources, system, why, options, warning, foot);
        card.getStyleClass().add("share-card");
        card.setMaxWidth(WIDTH);
        StackPane.setMargin(card, new Insets(16));
        getChildren().add(card);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                e.consume();
                model.leave();
            }
        });
        Controls.show(this, false);
        model.viewProperty().subscribe(now -> update());
        model.warnedProperty().subscribe(now -> update());
    }

    /** Shows it; the pictures of what can be shared open. */
    public void open() {
        open = true;
        Controls.show(this, true);
        update();
        sources.setShowing(true);
        cancel.requestFocus();
    }

    /** Hides it and closes the pictures; does nothing if it isn't shown. */
    public void close() {
        if (open) {
            open = false;
            sources.setShowing(false);
            Controls.show(this, false);
            closed.run();
        }
    }

    private void update() {
        SharingView view = model.viewProperty().get();
        boolean impossible = !view.why().isEmpty();
        Sentence reason = SharingWords.why(view.why(), view.detail());
        whyTitle.setText(reason.title());
        whyMore.setText(reason.more());
        Controls.show(whyMore, !reason.more().isEmpty());
        why.setAccessibleText(reason.line());
        Controls.show(why, impossible);
        boolean list = !impossible && !view.picksItself();
        Controls.show(sources, list);
        card.setMaxHeight(list ? HEIGHT : USE_PREF_SIZE);
        Controls.show(system, !impossible && view.picksItself());
        Controls.show(options, !impossible);
        Controls.show(share, !impossible);
        cancel.setText(Texts.of(impossible ? "share.close" : "share.cancel"));
        cancel.setAccessibleText(cancel.getText());
        boolean warned = model.warnedProperty().get();
        Controls.show(warning, warned);
        String words = Texts.of(warned ? "share.own.take" : view.picksItself() ? "share.system.take" : "share.take");
        share.setText(words);
        share.setAccessibleText(words);
    }

    /** Fills in the two of which one is chosen; what it means is the line below. */
    private Label hints(HBox segments) {
        segments.getStyleClass().add("segments");
        Label more = Controls.paragraph("", "small", "muted");
        more.setId("share-hint-more");
        for (ContentHint hint : ContentHint.values()) {
            String key = "share.hint." + Words.name(hint);
            ToggleButton segment = new ToggleButton(Texts.of(key));
            segment.setId("share-hint-" + Words.name(hint));
            segment.setAccessibleText(Texts.of(key));
            segment.setAccessibleHelp(Texts.of(key + ".more"));
            segment.setMinWidth(USE_PREF_SIZE);
            segment.setOnAction(e -> {
                segment.setSelected(true); // one of the two, always
                model.contentHintProperty().set(hint);
            });
            model.contentHintProperty().subscribe(now -> segment.setSelected(now == hint));
            segments.getChildren().add(segment);
        }
        segments.getChildren().getFirst().getStyleClass().add("left-pill");
        segments.getChildren().getLast().getStyleClass().add("right-pill");
        model.contentHintProperty()
                .subscribe(hint -> more.setText(Texts.of("share.hint." + Words.name(hint) + ".more")));
        return more;
    }

    private Switch pointer() {
        Switch pointer = new Switch(Texts.of("share.cursor"), true);
        pointer.setId("share-cursor");
        pointer.selectedProperty().bindBidirectional(model.cursorProperty());
        return pointer;
    }
}
