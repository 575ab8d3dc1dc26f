/** From ringing to the words about the end. JavaFX thread. */
package dev.parley.app.ui.call;
