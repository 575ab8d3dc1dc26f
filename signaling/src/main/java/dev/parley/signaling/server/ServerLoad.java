package dev.parley.signaling.server;

/**
 * How much there is on a server at a moment.
 *
 * @param connections open ones, signed in or not
 * @param sessions devices that are signed in, or may still come back
 * @param calls that ring or go on
 * @param waitingTasks for the routing thread
 * @param waitingHashes passwords to be hashed
 * @param waitingStores reads and writes of the database
 * @param queuedBytes that clients have not taken yet
 */
public record ServerLoad(
        int connections,
        int sessions,
        int calls,
        int waitingTasks,
        int waitingHashes,
        int waitingStores,
        long queuedBytes) {}
