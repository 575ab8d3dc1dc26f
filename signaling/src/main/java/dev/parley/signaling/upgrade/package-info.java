/**
 * The HTTP request that becomes a WebSocket (RFC 6455, section 4.2): read strictly, refused with a status that says why, and
 * whom it comes from behind a proxy. Pure; knows no sockets and no protocol above.
 */
package dev.parley.signaling.upgrade;
