/**
 * Screens and windows as pictures, where webrtc-java cannot capture them: on Linux. {@link
 * dev.parley.app.engine.screen.Displays} is the port that every system implements; here it is X11, by java.lang.foreign on
 * libxcb alone. Nothing here knows of calls, tracks or the engine thread.
 */
package dev.parley.app.engine.screen;
