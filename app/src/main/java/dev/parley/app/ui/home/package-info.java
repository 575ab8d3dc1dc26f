/** People, recent calls, and what one should know before a call. JavaFX thread. */
package dev.parley.app.ui.home;
