/**
 * One running program for each profile: a second start hands its argument over to the first, and ends. Which one is the
 * first is decided by {@link dev.parley.app.settings.ProfileLock} alone; a socket is only how the two talk.
 */
package dev.parley.app.instance;
