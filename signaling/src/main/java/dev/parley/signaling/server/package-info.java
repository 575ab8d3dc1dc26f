/**
 * The signaling server: who is here, who may call whom, the way of each message. One thread, {@code server}, owns all
 * of that state; sockets, password hashing and the disk are at the rim and hand over to it.
 */
package dev.parley.signaling.server;
