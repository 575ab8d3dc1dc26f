package dev.parley.signaling.store;

/**
 * An invitation to make an account. The code itself is not kept.
 *
 * @param note what the administrator wrote down for themselves
 * @param usesLeft how many accounts may still be made
 * @param created milliseconds since 1970
 * @param ends from then on it is void; milliseconds since 1970
 */
public record Invitation(String note, int usesLeft, long created, long ends) {}
