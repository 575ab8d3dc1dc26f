package dev.parley.app.engine.api;

/**
 * How loud a microphone is, over about 60 ms: as it is, or, where the laboratory has it, as it is processed.
 *
 * @param level root mean square, 0 to 1 (full scale)
 * @param peak the largest sample, 0 to 1
 * @param signal whether there was anything but digital silence within the last two seconds; a microphone without is
 *     switched off or broken
 */
public record MicrophoneLevel(double level, double peak, boolean signal) {}
