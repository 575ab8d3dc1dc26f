/** What a person can do with their own account. JavaFX thread. */
package dev.parley.app.ui.account;
