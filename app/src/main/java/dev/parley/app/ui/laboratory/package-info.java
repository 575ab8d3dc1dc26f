/**
 * The media laboratory: what cameras and microphones can do, tried as a page of the web would with {@code getUserMedia}
 * (W3C Media Capture and Streams). JavaFX thread.
 */
package dev.parley.app.ui.laboratory;
