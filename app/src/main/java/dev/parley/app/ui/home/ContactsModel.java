package dev.parley.app.ui.home;

import dev.parley.app.session.Contacts;
import dev.parley.app.session.ContactsView;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.RingFor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Who asks to be among my people, and whose calls ring, as far as it isn't looks. JavaFX thread. */
public final class ContactsModel {
    private final Contacts contacts;
    private final ObservableList<PersonInfo> requests = FXCollections.observableArrayList();
    private final ObjectProperty<RingFor> ringFor = new SimpleObjectProperty<>(ContactsView.NONE.ringFor());

    ContactsModel(Contacts contacts) {
        this.contacts = contacts;
    }

    void update(ContactsView now) {
        if (!requests.equals(now.requests())) {
            requests.setAll(now.requests());
        }
        ringFor.set(now.ringFor());
    }

    /** Puts a person on my list; the yes to one who asks. */
    public void add(String username) {
        contacts.add(username);
    }

    /** Takes a person off my list. */
    public void remove(String username) {
        contacts.remove(username);
    }

    /** No to one who asks. */
    public void decline(String username) {
        contacts.decline(username);
    }

    /** Is offline for a person from now on. */
    public void block(String username) {
        contacts.block(username);
    }

    /** Says whose calls ring. */
    public void ringFor(RingFor now) {
        if (now != ringFor.get()) {
            contacts.ringFor(now);
        }
    }

    /** Nobody's calls ring, or again those of before. */
    public void doNotDisturb(boolean on) {
        if (on != (ringFor.get() == RingFor.NOBODY)) {
            contacts.doNotDisturb(on);
        }
    }

    /** Who asks, the first one first. */
    public ObservableList<PersonInfo> requests() {
        return requests;
    }

    /** Whose calls ring. */
    public ObjectProperty<RingFor> ringForProperty() {
        return ringFor;
    }
}
