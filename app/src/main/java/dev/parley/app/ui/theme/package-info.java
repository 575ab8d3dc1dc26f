/** Colours, icons and the small controls that all pages share. JavaFX thread. */
package dev.parley.app.ui.theme;
