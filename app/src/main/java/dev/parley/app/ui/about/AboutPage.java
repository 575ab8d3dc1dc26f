package dev.parley.app.ui.about;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.ColumnPage;
import dev.parley.app.ui.theme.Controls;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The program's version, and all that is shipped with it, each with its version and licence. JavaFX thread. */
public final class AboutPage extends ColumnPage {
    /**
     * @param leave turns to the page before
     * @param sections what stands between the version and the list
     */
    public AboutPage(Inventory inventory, Runnable leave, Node... sections) {
        super("about", Texts.of("about.title"), leave);
        add(head(inventory));
        add(sections);
        add(parts(inventory));
    }

    private static VBox head(Inventory inventory) {
        Label name = Controls.paragraph(Texts.of("about.version", inventory.version()), "title");
        name.setId("about-version");
        return new VBox(
                4,
                name,
                Controls.paragraph(Texts.of("about.what")),
                Controls.paragraph(
                        Texts.of(
                                "about.system",
                                Runtime.version(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch")),
                        "muted",
                        "small"));
    }

    private static VBox parts(Inventory inventory) {
        Label title = Controls.line("title");
        title.setText(Texts.of("about.parts"));
        VBox rows = new VBox();
        rows.setId("about-parts");
        rows.getChildren().add(row("Java", Runtime.version().toString(), Texts.of("about.java.licence"), ""));
        for (Inventory.Part one : inventory.parts()) {
            String licence = one.licences().stream()
                    .reduce((first, other) -> Texts.of("about.licence.or", first, other))
                    .orElse(Texts.of("about.licence.none"));
            String inside = inventory.inside(one).stream()
                    .map(each -> Texts.of("about.inside.one", each.name(), each.licence()))
                    .collect(Collectors.joining(", "));
            rows.getChildren().add(row(one.name(), one.version(), licence, inside));
        }
        return new VBox(12, title, Controls.paragraph(Texts.of("about.parts.more"), "muted"), rows);
    }

    private static VBox row(String name, String version, String licence, String inside) {
        Label what = Controls.paragraph(name + " " + version, "strong");
        Label how = Controls.paragraph(licence, "muted", "small");
        VBox row = new VBox(2, what, how);
        if (!inside.isEmpty()) {
            row.getChildren().add(Controls.paragraph(Texts.of("about.inside", inside), "muted", "small"));
        }
        row.getStyleClass().add("me-row");
        return row;
    }
}
