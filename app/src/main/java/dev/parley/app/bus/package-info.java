/**
 * The person's message bus (D-Bus) as every part of the program asks it: with a bound to each answer, and with a checked
 * exception that says what went wrong. What is asked, and of whom, is the matter of who asks.
 */
package dev.parley.app.bus;
