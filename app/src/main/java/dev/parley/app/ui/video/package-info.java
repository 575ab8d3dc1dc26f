/** Draws the pictures that the engine writes. JavaFX thread. */
package dev.parley.app.ui.video;
