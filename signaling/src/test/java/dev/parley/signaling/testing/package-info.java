/** What several tests share. */
package dev.parley.signaling.testing;
