package dev.parley.signaling.store;

/** The stores of one database. */
public record Stores(
        Database database,
        AccountStore accounts,
        DeviceStore devices,
        InvitationStore invitations,
        ContactStore contacts,
        KeptCalls keptCalls) {

    /** All stores of that database. */
    public static Stores of(Database database) {
        return new Stores(
                database,
                new AccountStore(database),
                new DeviceStore(database),
                new InvitationStore(database),
                new ContactStore(database),
                new KeptCalls(database));
    }
}
