/**
 * The server's side of WebSocket (RFC 6455) over TLS, without blocking and on one thread. Knows nothing of what is said
 * in it.
 *
 * <p>Frames are read and written by Java-WebSocket, behind {@link dev.parley.signaling.websocket.FrameGate}. Its server is
 * not used: it answers each wrong upgrade with 404, spins while somebody is silent in the TLS handshake, and starts closing
 * before the client's answer is read; a thread and a blocking socket for each connection, around its frames, took four
 * times the processor time for a call.
 */
package dev.parley.signaling.websocket;
