package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A dropdown with its name above and, below, which device is used, what comes next, and what is wrong. */
public final class DevicePicker extends VBox {
    private final DeviceBox box;

    DevicePicker(DevicesModel model, DeviceKind kind) {
        this(model.field(kind), "");
    }

    /** One whose nodes have other ids, which begin with {@code prefix}. */
    public DevicePicker(DevicesModel model, DeviceKind kind, String prefix) {
        this(model.field(kind), prefix);
    }

    DevicePicker(DeviceField field, String prefix) {
        super(4);
        String id = field.id();
        Label name = new Label(field.name());
        name.getStyleClass().add("section");
        box = new DeviceBox(field);
        box.setId(prefix + "device-" + id);
        box.setAccessibleText(field.name());
        name.setLabelFor(box);
        Label used = remark(prefix + "used-" + id);
        Label then = remark(prefix + "then-" + id);
        Label problem = Controls.paragraph("", "small");
        problem.setId(prefix + "problem-" + id);
        HBox.setHgrow(problem, Priority.ALWAYS);
        Button again = Controls.button(Texts.of("call.retry"), field.retry(), "small");
        again.setAccessibleText(Controls.of(again.getText(), field.name()));
        again.setId(prefix + "retry-" + id);
        FontIcon sign = Icon.WARNING.node(16);
        sign.getStyleClass().add("warning-icon");
        HBox trouble = new HBox(8, sign, problem, again);
        trouble.getStyleClass().add("trouble");
        trouble.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(name, box, used, then, trouble);
        field.lines().subscribe(lines -> {
            say(used, lines.used());
            say(then, lines.then());
            problem.setText(lines.problem());
            Controls.show(again, lines.retry());
            Controls.show(trouble, !lines.problem().isEmpty());
            box.setAccessibleHelp(String.join(" ", lines.used(), lines.then(), lines.problem())
                    .strip());
        });
    }

    /** Puts the focus on the dropdown. */
    void focus() {
        box.requestFocus();
    }

    /** Whether keys are for the list of devices. */
    public boolean hasKeys() {
        return box.hasKeys();
    }

    private static Label remark(String id) {
        Label label = Controls.line("small", "muted");
        label.setId(id);
        Controls.tellWhenCut(label);
        return label;
    }

    private static void say(Label label, String text) {
        label.setText(text);
        Controls.show(label, !text.isEmpty());
    }
}
