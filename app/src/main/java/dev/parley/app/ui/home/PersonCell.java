package dev.parley.app.ui.home;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.signaling.protocol.PersonInfo;
import java.util.Locale;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;

/** A row of the list of people: who, whether they are here, and a button to call them. */
final class PersonCell extends CallableCell<PersonInfo> {
    private final Region dot;
    private final MenuItem remove;
    private final MenuItem block;

    PersonCell(HomeModel model) {
        this(model, new Region());
    }

    private PersonCell(HomeModel model, Region dot) {
        super(PersonInfo::username, dot, "home.call", model::call);
        this.dot = dot;
        remove = offer("home.remove", model.contacts()::remove);
        block = offer("home.block", model.contacts()::block);
    }

    @Override
    void show(PersonInfo person) {
        // The server's own service can be neither.
        boolean isPerson = !person.username().equals(HomeModel.ECHO);
        remove.setVisible(isPerson);
        block.setVisible(isPerson);
        String word = Words.presence(person);
        dot.getStyleClass()
                .setAll("dot", person.presence().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        say(
                person.username(),
                person.displayName(),
                word,
                Texts.of("home.call") + " " + person.displayName(),
                Texts.of("person.hint", person.displayName(), word));
    }
}
