package dev.parley.app.session;

/**
 * What one can do with one's own account. As with all of {@link Session}, the outcome is in the next snapshot, in
 * {@link AccountView}. Passwords are handed on and not kept.
 */
public interface Account {

    /** Asks for my devices. */
    void listDevices();

    /** Signs out another of my devices. */
    void revokeDevice(String deviceId);

    /** Changes the password; all other devices are signed out. */
    void changePassword(String password, String newPassword);

    /** Signs out all devices, this one too. */
    void signOutEverywhere();

    /** Deletes the account and all that the server has of it. */
    void delete(String password);

    /** Forgets what was done and refused: the person has left the page. */
    void dismiss();
}
