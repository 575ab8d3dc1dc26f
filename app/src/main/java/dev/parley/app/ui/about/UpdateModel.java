package dev.parley.app.ui.about;

import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.updates.Answer;
import dev.parley.app.updates.UpdateQuestion;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether there is a newer version, as far as it isn't looks. JavaFX thread; what blocks is done on {@code work}. */
public final class UpdateModel {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateModel.class);

    private final Updates updates;
    private final Supplier<String> version;
    private final Executor work;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty outcome = new SimpleStringProperty("");
    private final StringProperty news = new SimpleStringProperty("");
    private final BooleanProperty asking = new SimpleBooleanProperty();

    /**
     * @param version that runs; may block
     * @param work may block
     */
    public UpdateModel(Updates updates, Supplier<String> version, Executor work) {
        this.updates = updates;
        this.version = version;
        this.work = work;
    }

    /**
     * Asks, once, where the person has given an address.
     *
     * @param newer gets the number of a newer version
     */
    public void askAtStart(Consumer<String> newer) {
        work.execute(() -> {
            String kept = updates.address();
            Platform.runLater(() -> address.set(kept));
            if (!kept.isEmpty() && updates.ask(kept, version.get()) instanceof Answer.Newer found) {
                Platform.runLater(() -> {
                    tell(found);
                    newer.accept(found.version());
                });
            }
        });
    }

    /** Keeps an address, and asks there; nothing typed turns it off. */
    void ask(String typed) {
        String wanted = typed.strip();
        if (!wanted.isEmpty() && !UpdateQuestion.isAddress(wanted)) {
            tell(new Answer.Failed(Answer.Reason.ADDRESS));
            return;
        }
        asking.set(true);
        say("", "");
        work.execute(() -> {
            boolean kept = keep(wanted);
            Answer answer = wanted.isEmpty() ? null : updates.ask(wanted, version.get());
            Platform.runLater(() -> {
                asking.set(false);
                address.set(wanted);
                if (!kept) {
                    say(Texts.of("updates.not-kept"), "");
                } else if (answer == null) {
                    say(Texts.of("updates.off"), "");
                } else {
                    tell(answer);
                }
            });
        });
    }

    private boolean keep(String wanted) {
        try {
            updates.keep(wanted);
            return true;
        } catch (IOException e) {
            LOG.warn("the address for newer versions can't be kept", e);
            return false;
        }
    }

    private void tell(Answer answer) {
        switch (answer) {
            case Answer.Newer(String found, String what) -> say(Texts.of("updates.newer", found), what);
            case Answer.Newest() -> say(Texts.of("updates.newest"), "");
            case Answer.Failed(Answer.Reason reason) ->
                say(
                        Sentence.parse(Texts.of("updates.failed." + Words.name(reason)))
                                .line(),
                        "");
        }
    }

    private void say(String words, String more) {
        outcome.set(words);
        news.set(more);
    }

    /** Where is asked; empty for nowhere. */
    StringProperty addressProperty() {
        return address;
    }

    /** What came of it; empty for nothing. */
    StringProperty outcomeProperty() {
        return outcome;
    }

    /** What is new, in the words of the address. */
    StringProperty newsProperty() {
        return news;
    }

    BooleanProperty askingProperty() {
        return asking;
    }
}
