package dev.parley.app.ui.window;

import dev.parley.app.session.CallView;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.devices.PreviewPage;
import javafx.scene.Node;

/** Camera and sound over the page that shows: at home, or over a call that rings here, whose answers stay in sight. */
final class PreviewCover {
    private final PreviewPage page;
    private final Node below;
    private final Runnable closed;
    private String callId = "";

    /**
     * @param below what is covered
     * @param closed runs once it shows again
     */
    PreviewCover(PreviewPage page, Node below, Runnable closed) {
        this.page = page;
        this.below = below;
        this.closed = closed;
    }

    /**
     * Covers the page.
     *
     * @param call as it is now
     * @param foot what can be done besides
     */
    void open(CallView call, Node foot) {
        callId = call.callId();
        below.setVisible(false);
        page.open(foot, () -> {
            below.setVisible(true);
            closed.run();
        });
    }

    /** Leaves the page where what it was opened for is over. */
    void update(Snapshot snapshot, boolean atHome) {
        CallView call = snapshot.call();
        boolean still = call.callId().equals(callId) && (atHome || call.phase() == CallView.Phase.INCOMING);
        if (!still) {
            page.close();
        }
    }

    void close() {
        page.close();
    }

    boolean isOpen() {
        return page.isVisible();
    }
}
