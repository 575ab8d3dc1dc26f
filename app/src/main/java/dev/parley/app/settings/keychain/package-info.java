/**
 * The keychain of the system: the Secret Service on Linux (D-Bus), Keychain Services on macOS and the Credential Manager on
 * Windows (java.lang.foreign). What is kept there is encrypted with the person's own password of the system.
 */
package dev.parley.app.settings.keychain;
