package dev.parley.signaling.server;

import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.Contact;
import dev.parley.signaling.store.Device;
import java.util.List;

/**
 * Who signs in on what, and all that a session begins with, read in one transaction.
 *
 * @param account whose password or token it was
 * @param device as it is stored
 * @param token the new one
 * @param contacts the list
 */
record Arrival(Account account, Device device, DeviceToken token, List<Contact> contacts) {}
