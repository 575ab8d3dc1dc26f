package dev.parley.app.engine.api;

import dev.parley.app.engine.api.constraints.MediaTrackConstraints;

/**
 * Which tracks are asked for, and what of them ({@code MediaStreamConstraints}, Media Capture and Streams, section 10.3).
 *
 * @param video of a camera; null for none
 * @param audio of a microphone; null for none
 */
public record MediaStreamConstraints(MediaTrackConstraints video, MediaTrackConstraints audio) {}
