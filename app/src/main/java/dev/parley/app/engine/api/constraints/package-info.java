/**
 * The constrainable pattern of W3C "Media Capture and Streams" (section 11) for our cameras and microphones: what is
 * wanted ({@link dev.parley.app.engine.api.constraints.MediaTrackConstraints}), what a device can
 * ({@link dev.parley.app.engine.api.constraints.MediaTrackCapabilities}), what is chosen
 * ({@link dev.parley.app.engine.api.constraints.MediaTrackSettings}), and why nothing could be
 * ({@link dev.parley.app.engine.api.constraints.OverconstrainedError}). Plain values and pure functions, any thread,
 * no device: {@link dev.parley.app.engine.api.constraints.ConstrainableCamera} and
 * {@link dev.parley.app.engine.api.constraints.ConstrainableMicrophone} are where to begin. Section numbers are those
 * of the standard.
 */
package dev.parley.app.engine.api.constraints;
