/**
 * What the engine asks of the operating system itself, past webrtc-java: lists, levels and streams of sound, and what a
 * camera's node says. Native functions are called by java.lang.foreign. Nothing here knows of calls, tracks or the engine
 * thread.
 */
package dev.parley.app.engine.devices;
