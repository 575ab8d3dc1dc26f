/** Sharing a screen or window: choosing one, and the bars that say that it is shared. JavaFX thread. */
package dev.parley.app.ui.sharing;
