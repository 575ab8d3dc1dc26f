package dev.parley.app.ui.call;

import dev.parley.app.ui.devices.SoundModel;
import dev.parley.app.ui.recording.RecordingModel;
import dev.parley.app.ui.recording.RecordingPanel;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * The panels above the bar of a call, of which one is open at a time: sound and recording. The focus goes back where it was.
 * JavaFX thread.
 */
final class CallPanels {
    private final Region page;
    private final TalkModel talk;
    private final SoundPanel sound;
    private final RecordingPanel record;
    /** What had the focus when a panel was opened by keys; null for the page. */
    private Node opener;

    /** @param page that they are put into, and that has the focus where nothing in it has */
    CallPanels(Region page, TalkModel talk, SoundModel sounds, RecordingModel recording) {
        this.page = page;
        this.talk = talk;
        sound = new SoundPanel(sounds, this::closed);
        record = new RecordingPanel(recording, this::closed);
        sound.setViewOrder(-1);
        record.setViewOrder(-1);
    }

    /** In the order in which they are read. */
    List<Node> nodes() {
        return List.of(sound, record);
    }

    boolean isOpen() {
        return sound.isVisible() || record.isVisible();
    }

    void close() {
        sound.close();
        record.close();
    }

    /** The mouse is pressed somewhere in the page; one that is open and not there closes. */
    void pressed(double x, double y) {
        for (Node panel : nodes()) {
            if (panel.isVisible() && !panel.getBoundsInParent().contains(x, y)) {
                close();
            }
        }
    }

    void openSound() {
        record.close();
        rememberOpener();
        sound.open();
    }

    /** Or closes it, where it is open. */
    void openRecording() {
        if (record.isVisible()) {
            record.close();
            return;
        }
        sound.close();
        talk.end();
        rememberOpener();
        record.open();
    }

    private void rememberOpener() {
        Node focused = page.getScene().getFocusOwner();
        opener = focused != null && focused.isFocusVisible() ? focused : null;
    }

    private void closed() {
        (opener == null ? page : opener).requestFocus();
        opener = null;
    }

    void layout(double barHeight) {
        double middle = page.getWidth() / 2;
        place(sound, barHeight, middle - 320);
        place(record, barHeight, middle);
    }

    /** Above the bar, as high as it is where there is room. */
    private void place(Region panel, double barHeight, double left) {
        double width = Math.min(400, page.getWidth() - 32);
        double bottom = page.getHeight() - barHeight + 32;
        double height = Math.min(panel.prefHeight(width), bottom - 16);
        panel.resizeRelocate(Math.clamp(left, 16, page.getWidth() - width - 16), bottom - height, width, height);
    }
}
