/**
 * The desk's side of the engine: starts it, feeds it, watches it and replaces it when it dies. Knows nothing of calls.
 */
package dev.parley.app.engine.link;
