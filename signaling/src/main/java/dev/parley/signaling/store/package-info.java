/** Accounts and all else that survives a restart of the server, on SQLite. */
package dev.parley.signaling.store;
