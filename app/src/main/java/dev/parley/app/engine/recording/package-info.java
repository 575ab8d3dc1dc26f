/**
 * The recorder of the engine: pictures and sound as they come, into files that survive what happens to the program
 * (MediaStream Recording, by FFmpeg).
 *
 * <pre>
 *  frame threads          recorder thread                                           disk
 *  VideoInput ─▶ FrameQueue ─▶ PictureStream ─▶ VideoEncoder ─┐
 *                              (Stage, Fitter)                ├─▶ Muxer ─▶ X.part.mp4 ─▶ X.mp4
 *  AudioInput ─▶ SoundQueue ─▶ SoundLine ─▶ Mixer ─▶ AudioEncoder ─┘          ▲
 *                                                              recorder-disk thread: fsync, free space
 * </pre>
 */
package dev.parley.app.engine.recording;
