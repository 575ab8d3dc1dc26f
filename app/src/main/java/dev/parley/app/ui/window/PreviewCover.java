package dev.parley.app.ui.window;

import dev.parley.app.session.CallView;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.devices.PreviewPage;
import java.util.function.Supplier;
import javafx.scene.Node;

/** Camera and sound over the page that shows: at home, or over a call that rings here, whose answers stay in sight. */
final class PreviewCover {
    private final Supplier<PreviewPage> make;
    private final Node below;
    private final Runnable closed;
    private String callId = "";
    /** Null until it is wanted for the first time: a window is there sooner without. */
    private PreviewPage page;

    /**
     * @param make makes the page and puts it into the window
     * @param below what is covered
     * @param closed runs once it shows again
     */
    PreviewCover(Supplier<PreviewPage> make, Node below, Runnable closed) {
        this.make = make;
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
        if (page == null) {
            page = make.get();
        }
        callId = call.callId();
        Node focused = below.getScene().getFocusOwner();
        // Where somebody works by keys, back to the button that opened it.
        Node opener = focused != null && focused.isFocusVisible() ? focused : null;
        below.setVisible(false);
        page.open(foot, () -> {
            below.setVisible(true);
            if (opener != null && opener.getScene() == below.getScene()) {
                opener.requestFocus();
            } else {
                closed.run();
            }
        });
    }

    /** Leaves the page where what it was opened for is over. */
    void update(Snapshot snapshot, boolean atHome) {
        CallView call = snapshot.call();
        boolean still = call.callId().equals(callId) && (atHome || call.phase() == CallView.Phase.INCOMING);
        if (!still) {
            close();
        }
    }

    void close() {
        if (page != null) {
            page.close();
        }
    }

    boolean isOpen() {
        return page != null && page.isVisible();
    }
}
