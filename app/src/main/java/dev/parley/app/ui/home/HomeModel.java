package dev.parley.app.ui.home;

import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.settings.RecentCall;
import dev.parley.app.ui.text.Formats;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.signaling.protocol.PersonInfo;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The home page, as far as it isn't looks. JavaFX thread. */
public final class HomeModel {
    /** Who answers everybody's test calls. */
    public static final String ECHO = "echo";

    /** So long one needs to see what is new. */
    private static final long SEEN_AFTER_MS = 5000;

    private final Comparator<String> names = Formats.names();
    private final Session session;
    private final LongSupplier monotonicMs;
    private final Clock clock;
    private final StringProperty username = new SimpleStringProperty("");
    private final StringProperty displayName = new SimpleStringProperty("");
    private final StringProperty serverName = new SimpleStringProperty("");
    private final ObjectProperty<Snapshot.OwnServer> ownServer = new SimpleObjectProperty<>();
    private final BooleanProperty away = new SimpleBooleanProperty();
    private final BooleanProperty canCall = new SimpleBooleanProperty();
    private final BooleanProperty newcomer = new SimpleBooleanProperty();
    private final ContactsModel contacts;
    private final IntegerProperty unseen = new SimpleIntegerProperty();
    private final ObservableList<PersonInfo> people = FXCollections.observableArrayList();
    private final ObservableList<RecentCall> recents = FXCollections.observableArrayList();
    private final ObservableList<Banner> banners = FXCollections.observableArrayList();
    private Snapshot newest;
    /** Since when the calls that are new have been in front of the person; -1 while they are not. */
    private long lookedAtSince = -1;

    private ServerStatus.Lost lost;
    private long retryAt;
    private Runnable laboratory = () -> {};
    private Runnable library = () -> {};
    private Runnable account = () -> {};
    private Runnable settings = () -> {};
    private Runnable about = () -> {};
    private Runnable keyboard = () -> {};

    /** @param monotonicMs the monotonic clock */
    public HomeModel(Session session, LongSupplier monotonicMs, Clock clock) {
        this.session = session;
        this.contacts = new ContactsModel(session.contacts());
        this.monotonicMs = monotonicMs;
        this.clock = clock;
    }

    /** Turns to the media laboratory. */
    public void openLaboratory() {
        laboratory.run();
    }

    /** What turns to it. */
    public void setOnLaboratory(Runnable laboratory) {
        this.laboratory = laboratory;
    }

    /** Turns to the recordings. */
    public void openLibrary() {
        library.run();
    }

    /** What turns to them. */
    public void setOnLibrary(Runnable library) {
        this.library = library;
    }

    /** Turns to the page of my account. */
    public void openAccount() {
        account.run();
    }

    /** What turns to it. */
    public void setOnAccount(Runnable account) {
        this.account = account;
    }

    /** Turns to the settings. */
    public void openSettings() {
        settings.run();
    }

    /** What turns to them. */
    public void setOnSettings(Runnable settings) {
        this.settings = settings;
    }

    /** Turns to the page about the program. */
    public void openAbout() {
        about.run();
    }

    /** What turns to it. */
    public void setOnAbout(Runnable about) {
        this.about = about;
    }

    /** Lists the keys. */
    public void openKeyboard() {
        keyboard.run();
    }

    /** What lists them. */
    public void setOnKeyboard(Runnable keyboard) {
        this.keyboard = keyboard;
    }

    /** Takes what a new snapshot says. */
    @SuppressWarnings("ReferenceEquality") // a second loss equals the first, and its time begins anew
    public void update(Snapshot snapshot) {
        newest = snapshot;
        switch (snapshot.server()) {
            case ServerStatus.SignedIn(String user, String shown, String server) -> me(user, shown, server);
            case ServerStatus.Lost now -> {
                me(now.username(), now.displayName(), now.serverName());
                if (now != lost) {
                    lost = now;
                    retryAt = monotonicMs.getAsLong() + now.retryInMs();
                }
            }
            default -> {
                return; // another page shows
            }
        }
        ownServer.set(snapshot.ownServer());
        away.set(snapshot.away());
        contacts.update(snapshot.contacts());
        List<PersonInfo> sorted = snapshot.people().stream()
                .sorted(Comparator.comparing(PersonInfo::displayName, names).thenComparing(PersonInfo::username))
                .toList();
        if (!people.equals(sorted)) {
            people.setAll(sorted);
        }
        if (!recents.equals(snapshot.recents())) {
            recents.setAll(snapshot.recents());
        }
        unseen.set((int) recents.stream().filter(RecentCall::unseen).count());
        newcomer.set(snapshot.recents().isEmpty());
        canCall.set(snapshot.server() instanceof ServerStatus.SignedIn
                && snapshot.engine().state() != Snapshot.EngineStatus.State.UNAVAILABLE);
        tick();
    }

    private void me(String user, String shown, String server) {
        username.set(user);
        displayName.set(shown);
        serverName.set(server);
    }

    /** Refreshes what depends on the time; once a second while the page shows. */
    public void tick() {
        if (newest == null) {
            return;
        }
        List<Banner> now = new ArrayList<>();
        if (newest.server() instanceof ServerStatus.Lost status) {
            long seconds = (retryAt - monotonicMs.getAsLong() + 999) / 1000;
            String text = seconds > 0
                    ? Texts.of("banner.lost", status.serverName(), seconds)
                    : Texts.of("banner.lost.now", status.serverName());
            now.add(new Banner(text, true, Texts.of("banner.lost.retry"), session::reconnect));
        }
        now.addAll(Banner.engine(newest));
        now.addAll(Banner.devices(newest, session));
        if (!banners.equals(now)) {
            banners.setAll(now);
        }
    }

    /**
     * Calls that were missed are new until they have been in front of the person for a while.
     *
     * @param inFront whether the page shows and the window has the focus
     */
    void look(boolean inFront) {
        long now = monotonicMs.getAsLong();
        if (!inFront || unseen.get() == 0) {
            lookedAtSince = -1;
        } else if (lookedAtSince < 0) {
            lookedAtSince = now;
        } else if (now - lookedAtSince >= SEEN_AFTER_MS) {
            session.sawMissedCalls();
        }
    }

    /** Calls a person by what was typed or chosen. */
    public void call(String person) {
        String name = clean(person);
        if (!name.isEmpty() && canCall.get()) {
            session.place(name);
        }
    }

    /** Puts a person on my list. */
    public void add(String person) {
        String name = clean(person);
        if (!name.isEmpty()) {
            contacts.add(name);
        }
    }

    /** {@code @Ada } is {@code ada}. */
    private static String clean(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return name.startsWith("@") ? name.substring(1) : name;
    }

    /** Says that I am away, or back. */
    public void setAway(boolean now) {
        if (newest != null && newest.away() != now) {
            session.setAway(now);
        }
    }

    /** Signs out; the server stays. */
    public void signOut() {
        session.signOut();
    }

    /** Goes to the choice of servers. */
    public void otherServer() {
        session.forgetServer();
    }

    /** When a call was, as people say it. */
    public String when(RecentCall call) {
        return Words.when(call.startedAt(), ZonedDateTime.now(clock));
    }

    public StringProperty usernameProperty() {
        return username;
    }

    public StringProperty displayNameProperty() {
        return displayName;
    }

    public StringProperty serverNameProperty() {
        return serverName;
    }

    /** Where others reach my server; null where it doesn't run. */
    public ObjectProperty<Snapshot.OwnServer> ownServerProperty() {
        return ownServer;
    }

    public BooleanProperty awayProperty() {
        return away;
    }

    /** Whether a call can be placed now. */
    public BooleanProperty canCallProperty() {
        return canCall;
    }

    /** Whether there was no call yet. */
    public BooleanProperty newcomerProperty() {
        return newcomer;
    }

    /** Who asks to be among my people, and whose calls ring. */
    public ContactsModel contacts() {
        return contacts;
    }

    /** How many calls were missed that the person has not seen yet. */
    public IntegerProperty unseenProperty() {
        return unseen;
    }

    public ObservableList<PersonInfo> people() {
        return people;
    }

    public ObservableList<RecentCall> recents() {
        return recents;
    }

    /** What one should know before a call. */
    public ObservableList<Banner> banners() {
        return banners;
    }
}
