/** Links to persons, {@code parley:USERNAME@HOST}: what is asked before one is called by one. */
package dev.parley.app.ui.link;
