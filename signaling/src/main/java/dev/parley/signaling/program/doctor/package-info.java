/** {@code parley-server doctor}: looks whether a server can work as it is configured, and says what to do if not. */
package dev.parley.signaling.program.doctor;
