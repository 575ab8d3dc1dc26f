/** The desktops of the three systems: by D-Bus on Linux, by AWT and small programs of the system elsewhere. */
package dev.parley.app.desktop.host;
