/** What the program wants of the desktop around it, as plain values: tray, notifications, idle inhibition, autostart. */
package dev.parley.app.desktop;
