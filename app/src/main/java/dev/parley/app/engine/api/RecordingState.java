package dev.parley.app.engine.api;

/**
 * Where a recorder is (MediaStream Recording, section 2.5, {@code RecordingState}).
 *
 * <pre>
 *             start             pause
 *  INACTIVE ─────────▶ RECORDING ─────▶ PAUSED
 *      ▲                  │  ▲            │
 *      └──────────────────┘  └────────────┤ resume
 *      ▲        stop, error, all ended    │
 *      └──────────────────────────────────┘
 * </pre>
 */
public enum RecordingState {
    INACTIVE,
    RECORDING,
    PAUSED
}
