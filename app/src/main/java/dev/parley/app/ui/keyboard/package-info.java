/** The keys of the program, listed for a person. JavaFX thread. */
package dev.parley.app.ui.keyboard;
