/** Recording a call: asking and being asked, and what says that it is recorded. JavaFX thread. */
package dev.parley.app.ui.recording;
