/** One connection to a signaling server: sign in, send, receive, reconnect with backoff, resume. */
package dev.parley.signaling.client;
