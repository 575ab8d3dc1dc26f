package dev.parley.app.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.parley.app.settings.DesktopPreferences.ThemeChoice;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.util.Duration;

/** Dresses the program: Primer, dark or light as the person chose, or the system is, with our own accent over it. */
public final class Theme {
    /** How long anything may move. */
    public static final Duration MOTION = Duration.millis(120);

    private Theme() {}

    /** Dresses {@code scene} now and whenever the choice or the system changes. */
    public static void follow(Scene scene, ObservableValue<ThemeChoice> choice) {
        ObservableValue<ColorScheme> system = Platform.getPreferences().colorSchemeProperty();
        choice.subscribe(now -> dress(scene, scheme(now, system.getValue())));
        system.subscribe(scheme -> dress(scene, scheme(choice.getValue(), scheme)));
    }

    private static ColorScheme scheme(ThemeChoice choice, ColorScheme system) {
        return switch (choice) {
            case SYSTEM -> system;
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
        };
    }

    /** Dresses {@code scene} in {@code scheme}. */
    public static void dress(Scene scene, ColorScheme scheme) {
        boolean dark = scheme == ColorScheme.DARK;
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        // A window is this colour until its first page is drawn, which would flash otherwise.
        scene.setFill(Color.web(dark ? "#0f1216" : "#ffffff"));
        scene.getStylesheets().setAll(sheet(dark ? "dark.css" : "light.css"), sheet("parley.css"), sheet("focus.css"));
    }

    /** How long things move here: not at all where the system asks for less motion. */
    public static Duration motion() {
        return Platform.getPreferences().isReducedMotion() ? Duration.ONE : MOTION;
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name)).toExternalForm();
    }
}
