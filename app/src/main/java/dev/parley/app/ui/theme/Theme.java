package dev.parley.app.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.util.Duration;

/** Dresses the program: Primer, dark or light as the system is, with our own accent over it. */
public final class Theme {
    /** How long anything may move. */
    public static final Duration MOTION = Duration.millis(120);

    private Theme() {}

    /** Dresses {@code scene} now and whenever the system changes. */
    public static void follow(Scene scene) {
        dress(scene, Platform.getPreferences().getColorScheme());
        Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> dress(scene, scheme));
    }

    /** Dresses {@code scene} in {@code scheme}. */
    public static void dress(Scene scene, ColorScheme scheme) {
        boolean dark = scheme == ColorScheme.DARK;
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheet(dark ? "dark.css" : "light.css"), sheet("parley.css"));
    }

    /** How long things move here: not at all where the system asks for less motion. */
    public static Duration motion() {
        return Platform.getPreferences().isReducedMotion() ? Duration.ONE : MOTION;
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name)).toExternalForm();
    }
}
