package dev.parley.app.ui.theme;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2RoundAL;
import org.kordamp.ikonli.material2.Material2RoundMZ;

/** Every icon of the program. */
public enum Icon {
    ADD_PERSON(Material2RoundMZ.PERSON_ADD),
    BACK(Material2RoundAL.ARROW_BACK),
    BACK_10(Material2RoundMZ.REPLAY_10),
    BELL(Material2RoundMZ.NOTIFICATIONS),
    BELL_OFF(Material2RoundMZ.NOTIFICATIONS_OFF),
    CALL(Material2RoundAL.CALL),
    CALL_IN(Material2RoundAL.CALL_RECEIVED),
    CALL_MISSED(Material2RoundAL.CALL_MISSED),
    CALL_OUT(Material2RoundAL.CALL_MADE),
    CAMERA(Material2RoundMZ.VIDEOCAM),
    CAMERA_OFF(Material2RoundMZ.VIDEOCAM_OFF),
    CARET(Material2RoundAL.KEYBOARD_ARROW_UP),
    CHECK(Material2RoundAL.CHECK),
    CLOSE(Material2RoundAL.CLOSE),
    COMPUTER(Material2RoundAL.COMPUTER),
    COPY(Material2RoundAL.CONTENT_COPY),
    CUT(Material2RoundAL.CONTENT_CUT),
    DESKTOP(Material2RoundAL.DESKTOP_WINDOWS),
    DEVICES(Material2RoundAL.DEVICES),
    EAR(Material2RoundAL.HEARING),
    FOLDER(Material2RoundAL.FOLDER_OPEN),
    FRAME_BACK(Material2RoundMZ.NAVIGATE_BEFORE),
    FRAME_ON(Material2RoundMZ.NAVIGATE_NEXT),
    FULL_SCREEN(Material2RoundAL.FULLSCREEN),
    FULL_SCREEN_LEAVE(Material2RoundAL.FULLSCREEN_EXIT),
    HANG_UP(Material2RoundAL.CALL_END),
    HIDE(Material2RoundMZ.VISIBILITY_OFF),
    INFO(Material2RoundAL.INFO),
    LIBRARY(Material2RoundMZ.VIDEO_LIBRARY),
    LOCK(Material2RoundAL.LOCK),
    MICROPHONE(Material2RoundMZ.MIC),
    MICROPHONE_OFF(Material2RoundMZ.MIC_OFF),
    MORE(Material2RoundMZ.MORE_VERT),
    MOVIE(Material2RoundMZ.MOVIE),
    NEXT(Material2RoundAL.CHEVRON_RIGHT),
    ON_10(Material2RoundAL.FORWARD_10),
    PAUSE(Material2RoundMZ.PAUSE),
    PLAY(Material2RoundMZ.PLAY_ARROW),
    QUALITY(Material2RoundMZ.SIGNAL_CELLULAR_ALT),
    RECORD(Material2RoundAL.FIBER_MANUAL_RECORD),
    REMOVE_PERSON(Material2RoundMZ.PERSON_REMOVE),
    RETRY(Material2RoundMZ.REFRESH),
    SAVE(Material2RoundMZ.SAVE_ALT),
    SERVER(Material2RoundAL.DNS),
    SETTINGS(Material2RoundMZ.TUNE),
    SHARE_SCREEN(Material2RoundMZ.SCREEN_SHARE),
    SHOW(Material2RoundMZ.VISIBILITY),
    SOUND(Material2RoundAL.GRAPHIC_EQ),
    SPEAKER(Material2RoundMZ.VOLUME_UP),
    SPEAKER_OFF(Material2RoundMZ.VOLUME_OFF),
    STILL(Material2RoundMZ.PHOTO_CAMERA),
    STOP(Material2RoundMZ.STOP),
    SWAP(Material2RoundMZ.SWAP_HORIZ),
    WARNING(Material2RoundMZ.WARNING),
    WINDOW(Material2RoundMZ.WEB_ASSET);

    @SuppressWarnings("ImmutableEnumChecker") // every one given above is a constant of an enum
    private final Ikon ikon;

    Icon(Ikon ikon) {
        this.ikon = ikon;
    }

    /** A new node of it; its colour comes from the style sheet. */
    public FontIcon node(int size) {
        FontIcon node = new FontIcon(ikon);
        // By style, or the size in Primer's style sheet would win; added, since the font is a style as well.
        node.setStyle(node.getStyle() + ";-fx-icon-size: " + size + "px;");
        return node;
    }
}
