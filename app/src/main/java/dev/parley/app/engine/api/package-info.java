/**
 * What the desk and the engine say to each other: commands, events, devices and the layout of the picture memory, as
 * plain values. Nothing here has a thread, a file or a native handle of its own. Both processes load this package.
 */
package dev.parley.app.engine.api;
