package dev.parley.app.ui.laboratory;

/** What a person can do in the laboratory; each is possible exactly when it does something. */
enum Action {
    SHARE_CAMERA,
    SHARE_MICROPHONE,
    SHARE_BOTH,
    SHOW_PICTURE,
    STOP_CAMERA,
    STOP_MICROPHONE,
    APPLY_CAMERA,
    APPLY_MICROPHONE,
    RESET_CAMERA,
    RESET_MICROPHONE
}
