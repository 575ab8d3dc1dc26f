/**
 * What is done with recordings after they were made: describing, repairing, cutting, copying, and pictures of them. All
 * but {@link dev.parley.app.engine.recording.files.FileJobs} blocks for as long as it takes and needs FFmpeg to be loaded.
 */
package dev.parley.app.engine.recording.files;
