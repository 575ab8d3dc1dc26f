/** What {@code parley-server} tells those who watch over it: whether it lives, and what it counts, for Prometheus. */
package dev.parley.signaling.program.metrics;
