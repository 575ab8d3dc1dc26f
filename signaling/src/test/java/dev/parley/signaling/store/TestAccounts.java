package dev.parley.signaling.store;

/** Accounts for the tests of stores. */
final class TestAccounts {
    static final PasswordHash HASH = new PasswordHash(new byte[] {1, 2}, new byte[] {3, 4}, 19_456, 2, 1);

    private TestAccounts() {}

    static Account account(String name) {
        return new Account(name, "The " + name, HASH, 1_700_000_000_000L, "ask");
    }
}
