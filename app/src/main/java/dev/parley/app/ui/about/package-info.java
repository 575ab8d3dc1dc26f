/** What this program is, what it is made of, and what helps when something is wrong with it. */
package dev.parley.app.ui.about;
