package dev.parley.signaling.store;

/** Somebody on a person's list. */
public record Contact(String username, String displayName) {}
