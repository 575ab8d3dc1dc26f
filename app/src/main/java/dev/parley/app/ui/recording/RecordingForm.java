package dev.parley.app.ui.recording;

import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How a call is to be recorded, as it is chosen. JavaFX thread. */
final class RecordingForm {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int RATE = 30;

    private final ObjectProperty<RecordingLayout> layout = new SimpleObjectProperty<>(RecordingLayout.SIDE);
    private final ObjectProperty<FileType> type = new SimpleObjectProperty<>(FileType.MP4);
    private final BooleanProperty mixed = new SimpleBooleanProperty(true);

    /** The kinds of files that a person may choose. */
    enum FileType {
        MP4(RecorderOptions.MP4),
        WEBM(RecorderOptions.WEBM),
        /** No picture. */
        SOUND(RecorderOptions.M4A);

        private final String mimeType;

        FileType(String mimeType) {
            this.mimeType = mimeType;
        }
    }

    ObjectProperty<RecordingLayout> layout() {
        return layout;
    }

    ObjectProperty<FileType> type() {
        return type;
    }

    /** Whether the sound of all is one track. */
    BooleanProperty mixed() {
        return mixed;
    }

    /** Whether separate tracks are wanted: only Matroska takes any number of them, so there is no other type then. */
    boolean isTracks() {
        return layout.get() == RecordingLayout.TRACKS;
    }

    /** What is wanted. */
    RecorderOptions options() {
        RecordingLayout how = layout.get();
        String mimeType = isTracks() ? RecorderOptions.MATROSKA : type.get().mimeType;
        boolean onePicture = how == RecordingLayout.SIDE || how == RecordingLayout.SPEAKER;
        boolean oneSound = how != RecordingLayout.FILES && mixed.get();
        // Pictures put together have a size of their own; those for themselves keep theirs.
        return new RecorderOptions(
                mimeType, 0, 0, onePicture ? WIDTH : 0, onePicture ? HEIGHT : 0, RATE, how, oneSound);
    }
}
