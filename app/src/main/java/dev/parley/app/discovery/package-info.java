/** Announces the embedded server on the local network and finds others, by DNS-SD over multicast DNS (RFC 6762, 6763). */
package dev.parley.app.discovery;
