/** The small window of a call, above all others, while another program is in front. JavaFX thread. */
package dev.parley.app.ui.mini;
