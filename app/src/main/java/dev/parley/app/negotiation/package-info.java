/**
 * Offer and answer as a pure machine: perfect negotiation (WebRTC 1.0, section 10.7), the queue of early candidates, ICE
 * restart. No clock, no thread, no input or output. It uses the plain values of {@code engine.api} and nothing else.
 */
package dev.parley.app.negotiation;
