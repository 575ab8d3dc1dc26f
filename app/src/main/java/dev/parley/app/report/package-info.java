/** A report that a person can give to somebody else: what happened, without secrets, names and addresses. */
package dev.parley.app.report;
