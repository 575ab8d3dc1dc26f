/** Whether there is a newer version: asked at an address that the person gave, and never installed. */
package dev.parley.app.updates;
