/**
 * Runs the program behind the windows: signs in, feeds what happens to the pure machines of {@code call} and
 * {@code negotiation}, carries out their effects through the engine and the server, and shows the result as one
 * immutable {@link dev.parley.app.session.Snapshot}.
 */
package dev.parley.app.session;
