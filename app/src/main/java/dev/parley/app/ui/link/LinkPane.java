package dev.parley.app.ui.link;

import dev.parley.app.session.CallLink;
import dev.parley.app.session.CallView;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Avatar;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.app.ui.theme.QuestionPane;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Asks, over the page, before somebody is called by a link: any web page may open one. What it says follows what becomes of
 * the connection meanwhile. JavaFX thread.
 */
public final class LinkPane extends QuestionPane {
    private final Session session;
    private final Avatar avatar = new Avatar(48);
    private final Label name = Controls.line("strong");
    private final Label address = Controls.paragraph("", "code-small");
    private final VBox who = new VBox(4, name, address);
    private final Label title = Controls.paragraph("", "title");
    private final Label more = Controls.paragraph("");
    private final Button call;
    private final Button leave = Controls.button("", this::dismiss, "big");
    /** Null while none is asked about. */
    private CallLink link;

    private LinkQuestion question;
    private Runnable left = () -> {};

    public LinkPane(Session session) {
        super("link");
        this.session = session;
        title.setId("link-title");
        more.setId("link-more");
        name.setId("link-name");
        address.setId("link-address");
        leave.setId("link-leave");
        call = Controls.button(Icon.CALL, Texts.of("link.call"), this::call, "accent", "big");
        call.setId("link-call");
        who.setMinWidth(0);
        who.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(who, Priority.ALWAYS);
        HBox person = new HBox(16, avatar, who);
        person.setAlignment(Pos.CENTER_LEFT);
        person.managedProperty().bind(person.visibleProperty());
        person.visibleProperty().bind(address.textProperty().isNotEmpty());
        fill(leave, call, title, person, more);
    }

    /**
     * Asks about a link.
     *
     * @param text as it came from outside
     * @param now the state now; no call is there
     * @param left runs once this has gone without a call
     */
    public void ask(String text, Snapshot now, Runnable left) {
        this.left = left;
        link = CallLink.parse(text);
        question = null;
        update(now);
        Controls.show(this, true);
        leave.requestFocus(); // who types while a web page opens a link must not call by it
    }

    /** Takes what a new snapshot says. A call that begins has the window for itself. */
    public void update(Snapshot snapshot) {
        CallView.Phase phase = snapshot.call().phase();
        if (link == null) {
            return;
        }
        if (phase != CallView.Phase.IDLE && phase != CallView.Phase.ENDED) {
            link = null;
            Controls.show(this, false);
            return;
        }
        LinkQuestion now = LinkQuestion.of(link, snapshot);
        if (now.equals(question)) {
            return;
        }
        question = now;
        title.setText(now.words().title());
        more.setText(now.words().more());
        Controls.show(more, !now.words().more().isEmpty());
        avatar.show(now.username(), now.displayName());
        name.setText(now.displayName());
        Controls.show(name, !now.displayName().isEmpty());
        address.setText(link instanceof CallLink.To to ? to.username() + "@" + to.server() : "");
        Controls.show(call, now.callable());
        leave.setText(Texts.of(now.callable() ? "link.no" : "link.close"));
        leave.setAccessibleText(leave.getText());
    }

    private void call() {
        String username = question.username();
        link = null;
        Controls.show(this, false);
        session.dismiss(); // the page about the last call
        session.place(username);
    }

    @Override
    protected void dismiss() {
        link = null;
        Controls.show(this, false);
        left.run();
    }
}
