package dev.parley.app.ui.home;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.signaling.protocol.RingFor;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Whose calls ring: one click for nobody's, and a choice beside it. */
final class RingForPane extends HBox {
    private final ContactsModel model;
    private final ToggleButton bell = new ToggleButton();
    private final MenuButton choice = new MenuButton();
    private final ToggleGroup group = new ToggleGroup();
    private final Map<RingFor, RadioMenuItem> items = new EnumMap<>(RingFor.class);

    RingForPane(ContactsModel model) {
        super(4);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        bell.setId("do-not-disturb");
        bell.getStyleClass().addAll("flat", "icon-only", "bell");
        bell.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        bell.setMinWidth(USE_PREF_SIZE);
        bell.setAccessibleText(Texts.of("ring-for.nobody"));
        bell.setTooltip(Controls.tooltip(""));
        bell.setOnAction(e -> model.doNotDisturb(bell.isSelected()));
        for (RingFor each : RingFor.values()) {
            RadioMenuItem item = new RadioMenuItem(Texts.of("ring-for." + Words.name(each) + ".more"));
            item.setToggleGroup(group);
            item.setOnAction(e -> choose(each));
            items.put(each, item);
            choice.getItems().add(item);
        }
        choice.setId("ring-for");
        choice.getStyleClass().addAll("flat", "small");
        choice.setMinWidth(0);
        choice.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(choice, Priority.ALWAYS);
        getChildren().addAll(bell, choice);
        model.ringForProperty().subscribe(this::show);
    }

    private void choose(RingFor wanted) {
        model.ringFor(wanted);
        // What the server says counts.
        show(model.ringForProperty().get());
    }

    private void show(RingFor now) {
        boolean nobody = now == RingFor.NOBODY;
        String words = Texts.of("ring-for." + Words.name(now));
        bell.setSelected(nobody);
        bell.setGraphic((nobody ? Icon.BELL_OFF : Icon.BELL).node(18));
        bell.getTooltip().setText(Texts.of(nobody ? "ring-for.disturb" : "ring-for.nobody.hint"));
        choice.setText(words);
        choice.setAccessibleText(Texts.of("ring-for.hint", words));
        group.selectToggle(items.get(now));
    }
}
