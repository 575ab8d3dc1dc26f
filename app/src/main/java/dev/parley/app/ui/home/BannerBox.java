package dev.parley.app.ui.home;

import dev.parley.app.ui.theme.Announcer;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The lines at the top of the page. */
final class BannerBox extends VBox {
    private final ObservableList<Banner> banners;

    BannerBox(ObservableList<Banner> banners) {
        super(1);
        this.banners = banners;
        setId("banners");
        banners.addListener((ListChangeListener<Banner>) change -> fill());
        fill();
    }

    private void fill() {
        // Line by line, so that a button keeps its focus while the seconds beside it count down.
        while (getChildren().size() > banners.size()) {
            getChildren().removeLast();
        }
        for (int i = 0; i < banners.size(); i++) {
            if (i == getChildren().size()) {
                getChildren().add(new Line());
            }
            ((Line) getChildren().get(i)).show(banners.get(i));
        }
    }

    private static final class Line extends HBox {
        private final Label text = Controls.paragraph("");
        private Banner banner;

        Line() {
            super(12);
            getStyleClass().add("banner");
            setMinHeight(USE_PREF_SIZE);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMaxWidth(Double.MAX_VALUE);
        }

        void show(Banner now) {
            boolean sameKind = banner != null
                    && banner.warning() == now.warning()
                    && banner.button().equals(now.button());
            banner = now;
            text.setText(now.text());
            if (sameKind) {
                return;
            }
            Announcer.say(this, now.text());
            FontIcon sign = (now.warning() ? Icon.WARNING : Icon.INFO).node(18);
            sign.getStyleClass().add(now.warning() ? "warning-icon" : "muted-icon");
            getStyleClass().remove("calm");
            if (!now.warning()) {
                getStyleClass().add("calm");
            }
            getChildren().setAll(sign, text);
            if (!now.button().isEmpty()) {
                Button button =
                        Controls.button(now.button(), () -> banner.action().run(), "small");
                button.setAccessibleText(Controls.of(now.button(), now.text()));
                getChildren().add(button);
            }
        }
    }
}
