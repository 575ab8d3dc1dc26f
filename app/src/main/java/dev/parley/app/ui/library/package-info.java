/** The recordings on this computer, and the player of them. JavaFX thread, but for the opening of media. */
package dev.parley.app.ui.library;
