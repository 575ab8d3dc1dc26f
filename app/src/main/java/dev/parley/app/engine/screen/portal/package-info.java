/**
 * Screens and windows on Linux under Wayland, where a program sees no other's windows: the person picks in the system's own
 * picker, which the ScreenCast portal shows (D-Bus), and the pictures come from PipeWire (java.lang.foreign on libpipewire).
 */
package dev.parley.app.engine.screen.portal;
