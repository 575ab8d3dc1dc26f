package dev.parley.app.ui.account;

import dev.parley.app.session.AccountView;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.settings.SecretPlace;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.signaling.protocol.DeviceInfo;
import dev.parley.signaling.protocol.Limits;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The page of my account, as far as it isn't looks. JavaFX thread. */
public final class AccountModel {
    private final Session session;
    private final Clock clock;
    private final ObjectProperty<AccountView> view = new SimpleObjectProperty<>(AccountView.NONE);
    private final ObjectProperty<List<String>> blocked = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<SecretPlace> secrets = new SimpleObjectProperty<>();
    private final StringProperty username = new SimpleStringProperty("");
    private final StringProperty displayName = new SimpleStringProperty("");
    private final StringProperty serverName = new SimpleStringProperty("");
    private final BooleanProperty online = new SimpleBooleanProperty();

    public AccountModel(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Takes what a new snapshot says. */
    public void update(Snapshot snapshot) {
        online.set(snapshot.server() instanceof ServerStatus.SignedIn);
        if (snapshot.server() instanceof ServerStatus.SignedIn me) {
            username.set(me.username());
            displayName.set(me.displayName());
            serverName.set(me.serverName());
        }
        secrets.set(snapshot.secrets());
        blocked.set(snapshot.contacts().blocked());
        view.set(snapshot.account());
    }

    /** Asks how it stands when the page is opened, and forgets what was said on it when it is left. */
    void setShowing(boolean showing) {
        if (showing) {
            session.account().listDevices();
        } else {
            session.account().dismiss();
        }
    }

    /** Signs out another device. */
    void revoke(DeviceInfo device) {
        session.account().revokeDevice(device.id());
    }

    /** Changes the password; false if the rules forbid the new one, or something is missing. */
    boolean changePassword(String known, String wanted) {
        boolean good = !known.isEmpty()
                && wanted.length() >= Limits.PASSWORD_MIN_CHARACTERS
                && wanted.length() <= Limits.PASSWORD_MAX_CHARACTERS;
        if (good) {
            session.account().changePassword(known, wanted);
        }
        return good;
    }

    /** Signs out all devices, this one too. */
    void signOutEverywhere() {
        session.account().signOutEverywhere();
    }

    /** Deletes the account; false if the password is missing. */
    boolean delete(String password) {
        if (!password.isEmpty()) {
            session.account().delete(password);
        }
        return !password.isEmpty();
    }

    /** Takes it back that a person is blocked. */
    void unblock(String name) {
        session.contacts().unblock(name);
    }

    /** When a device was here, and since when it is mine. */
    String line(DeviceInfo device) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        String here = device.connected()
                ? Texts.of("me.device.here")
                : Texts.of("me.device.seen", Words.day(device.lastSeen(), now));
        return Texts.of("me.device.line", here, Words.day(device.since(), now));
    }

    /** How it stands with my account. */
    ObjectProperty<AccountView> viewProperty() {
        return view;
    }

    /** Who is blocked. */
    ObjectProperty<List<String>> blockedProperty() {
        return blocked;
    }

    /** Where is kept what signs me in; null while that isn't known. */
    ObjectProperty<SecretPlace> secretsProperty() {
        return secrets;
    }

    StringProperty usernameProperty() {
        return username;
    }

    StringProperty displayNameProperty() {
        return displayName;
    }

    StringProperty serverNameProperty() {
        return serverName;
    }

    /** Whether the server can be asked now. */
    BooleanProperty onlineProperty() {
        return online;
    }
}
