/** What a person chooses for the window and its place on the desktop. JavaFX thread. */
package dev.parley.app.ui.settings;
