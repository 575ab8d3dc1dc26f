/**
 * A STUN server (RFC 8489) that answers Binding requests over UDP and nothing else, so that nobody needs a stranger's server
 * to learn their address; and a client that sees whether this one, or a TURN server (RFC 8656), does what it should. Knows
 * nothing of signaling.
 */
package dev.parley.signaling.stun;
