/** Copies of the database of {@code parley-server}: made daily, kept for some days. */
package dev.parley.signaling.program.keeping;
