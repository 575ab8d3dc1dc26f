/** What is kept on this computer: preferences, the profile, recent calls, secrets. No threads of its own. */
package dev.parley.app.settings;
