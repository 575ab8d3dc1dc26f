/**
 * {@code parley-server}: the signaling server as a program of its own, for people who run one for others. Configuration,
 * log, measures, backups, administration. Nothing else imports it; the desktop's server does without.
 */
package dev.parley.signaling.program;
