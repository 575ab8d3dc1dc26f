/** All words that a person reads. Any thread. */
package dev.parley.app.ui.text;
