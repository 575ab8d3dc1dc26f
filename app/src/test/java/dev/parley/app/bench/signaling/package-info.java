/** What drives signaling servers, ours and others', with many clients. Knows nothing of tables and goals. */
package dev.parley.app.bench.signaling;
