/**
 * The server's side of WebSocket (RFC 6455) over TLS, without blocking and on one thread. Knows nothing of what is said
 * in it.
 *
 * <p>Java-WebSocket, which the client uses, is not used here. Its server takes frames without a mask, keeps fragments
 * without any limit, answers each wrong upgrade with 404, and spins while somebody is silent in the TLS handshake; a thread
 * and a blocking socket for each connection, around that, took four times the processor time for a call.
 */
package dev.parley.signaling.websocket;
