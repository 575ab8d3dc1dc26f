/**
 * What the administrator of a server does from the command line: by a socket in the data folder while it runs, and on the
 * folder itself while it does not.
 */
package dev.parley.signaling.program.administration;
