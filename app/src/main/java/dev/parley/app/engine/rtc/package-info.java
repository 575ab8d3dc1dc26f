/**
 * The engine: peer connections, tracks, devices, pictures and statistics. The only importer of {@code dev.onvoid.webrtc},
 * whose calls are all made on one thread, {@link dev.parley.app.engine.rtc.EngineThread}, except for device lists (thread
 * {@code devices}) and frames (native threads and {@code pattern}). No exception may leave a native callback: it would
 * end the process.
 */
package dev.parley.app.engine.rtc;
