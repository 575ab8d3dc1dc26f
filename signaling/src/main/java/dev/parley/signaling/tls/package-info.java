/**
 * Who the server is: its certificates and keys, made by itself or read from files, and exchanged while it runs. Knows no
 * connections and no protocol.
 */
package dev.parley.signaling.tls;
