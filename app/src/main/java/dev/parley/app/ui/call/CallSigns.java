package dev.parley.app.ui.call;

import dev.parley.app.ui.recording.RecordedNotice;
import dev.parley.app.ui.recording.RecordingLine;
import dev.parley.app.ui.recording.RecordingModel;
import dev.parley.app.ui.recording.RecordingQuestion;
import dev.parley.app.ui.sharing.SharingBar;
import dev.parley.app.ui.sharing.SharingModel;
import dev.parley.app.ui.theme.Controls;
import javafx.geometry.Pos;
import javafx.scene.layout.VBox;

/** What must be seen, over the pictures and at the top: it never fades. */
final class CallSigns extends VBox {
    private final NoteBox notes;
    private final SharingBar mine;
    private final SharingModel sharing;

    CallSigns(CallModel model, SharingModel sharing, RecordingModel recording) {
        super(8);
        this.sharing = sharing;
        setAlignment(Pos.TOP_CENTER);
        setPickOnBounds(false);
        notes = new NoteBox(model);
        mine = new SharingBar(sharing);
        mine.setId("sharing-bar");
        getChildren()
                .addAll(
                        new RecordingQuestion(recording),
                        new RecordedNotice(recording),
                        new RecordingLine(recording),
                        mine,
                        notes);
        sharing.viewProperty().subscribe(now -> refresh());
        sharing.choosingProperty().subscribe(now -> refresh());
    }

    /** While somebody chooses what to share, only what is said about recording stays. */
    private void refresh() {
        boolean choosing = sharing.choosingProperty().get();
        Controls.show(notes, !choosing);
        Controls.show(
                mine, !choosing && SharingModel.isMine(sharing.viewProperty().get()));
    }
}
