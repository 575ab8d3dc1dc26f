/** The program without a window: what is typed, what is printed, and with which code it ends. */
package dev.parley.app.cli;
