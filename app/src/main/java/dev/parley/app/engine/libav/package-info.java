/** FFmpeg's libraries: loading them, and what they say when something fails. Only the engine has them. */
package dev.parley.app.engine.libav;
