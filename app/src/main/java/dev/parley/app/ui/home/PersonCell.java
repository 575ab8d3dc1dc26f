package dev.parley.app.ui.home;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.signaling.protocol.PersonInfo;
import java.util.Locale;
import javafx.scene.layout.Region;

/** A row of the list of people: who, whether they are here, and a button to call them. */
final class PersonCell extends CallableCell<PersonInfo> {
    private final Region dot;

    PersonCell(HomeModel model) {
        this(model, new Region());
    }

    private PersonCell(HomeModel model, Region dot) {
        super(PersonInfo::username, dot, "home.call", model::call, "home.remove", model::remove);
        this.dot = dot;
    }

    @Override
    void show(PersonInfo person) {
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
