/** What is kept on this computer: preferences, the profile, recent calls, secrets. Files only; no threads of its own. */
package dev.parley.app.settings;
