/**
 * The life of a call as a pure machine: {@link dev.parley.app.call.Call#step} turns a state and an event into the next
 * state and a list of effects. No clock, no thread, no input or output.
 */
package dev.parley.app.call;
