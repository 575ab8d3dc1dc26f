package dev.parley.signaling.server;

import dev.parley.signaling.protocol.RingFor;

/**
 * What the server's owner says of accounts.
 *
 * @param registration who may make one
 * @param ringFor whose calls ring at a new one
 */
public record AccountRules(RegistrationPolicy registration, RingFor ringFor) {}
