/** The one window: switches the pages by the newest snapshot. JavaFX thread. */
package dev.parley.app.ui.window;
