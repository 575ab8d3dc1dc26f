/** First start: choosing a server, trusting it, making an account. JavaFX thread. */
package dev.parley.app.ui.welcome;
