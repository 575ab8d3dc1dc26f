/** Choosing camera, microphone and speaker. JavaFX thread. */
package dev.parley.app.ui.devices;
