/** Programs of one person on one computer talk to each other: the administrator to a server, a second start to the first. */
package dev.parley.signaling.local;
