/**
 * The messages between a client and the signaling server, their JSON codec and every limit, as {@code PROTOCOL.md}
 * describes them. Plain values; any thread.
 */
package dev.parley.signaling.protocol;
