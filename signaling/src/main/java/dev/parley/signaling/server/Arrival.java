package dev.parley.signaling.server;

import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.Circle;
import dev.parley.signaling.store.Device;

/**
 * Who signs in on what, and all that a session begins with, read in one transaction.
 *
 * @param account whose password or token it was
 * @param device as it is stored
 * @param token the new one
 * @param circle with whom they have to do
 */
record Arrival(Account account, Device device, DeviceToken token, Circle circle) {}
