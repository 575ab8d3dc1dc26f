package dev.parley.app.ui.home;

import dev.parley.app.settings.RecentCall;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.app.ui.theme.Ticker;
import dev.parley.signaling.protocol.PersonInfo;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** People on the left, calling and recent calls on the right; one below the other in a narrow window. */
public final class HomeView extends StackPane {
    /** Below this width there is one column. */
    private static final double NARROW = 720;
    /** In a window lower than this, as on a small screen at 200 %, there is no room for two lists below each other. */
    private static final double LOW = 480;

    private static final double LOW_NARROW = 600;
    /** The least height of a list: two rows. */
    private static final double LIST = 112;

    private final HomeModel model;
    private final BorderPane page = new BorderPane();
    private final MePane me;
    private final ServerLine server;
    private final TextField who = new TextField();
    private final VBox people;
    private final RequestsBox requests;
    private final VBox recents;
    private final HBox dial;
    private final Runnable openDevices;
    private final Ticker seconds;
    private boolean narrow;

    /** @param openDevices shows camera and sound */
    public HomeView(HomeModel model, Runnable openDevices) {
        this.model = model;
        this.openDevices = openDevices;
        getStyleClass().add("page");
        me = new MePane(model);
        server = new ServerLine(model);
        dial = dial();
        ListView<PersonInfo> personList =
                list(model.people(), () -> new PersonCell(model), p -> model.call(p.username()), false);
        personList.setId("people");
        personList.setAccessibleText(Texts.of("home.people"));
        personList.setPlaceholder(placeholder(Texts.of("home.people.none")));
        people = section(Texts.of("home.people"), personList);
        requests = new RequestsBox(model.contacts(), personList::requestFocus);
        people.getChildren().add(1, requests);
        ListView<RecentCall> recentList =
                list(model.recents(), () -> new RecentCell(model), r -> model.call(r.username()), true);
        recentList.setId("recents");
        recentList.setAccessibleText(Texts.of("home.recents"));
        EchoCard echo = new EchoCard(model);
        recents = section(Texts.of("home.recents"), recentList);
        Label title = (Label) recents.getChildren().getFirst();
        title.setGraphic(missed());
        title.setContentDisplay(ContentDisplay.RIGHT);
        title.setGraphicTextGap(8);
        Controls.show(echo, false);
        recents.getChildren().add(echo);
        model.newcomerProperty().subscribe(now -> {
            Controls.show(echo, now);
            Controls.show(recentList, !now);
            Controls.show(title, !now);
            recents.setMinHeight(now ? USE_PREF_SIZE : USE_COMPUTED_SIZE);
        });
        // All of it fits into all but the smallest windows; there it scrolls.
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("bare-scroll");
        scroll.setMinHeight(0);
        setMinHeight(0);
        getChildren().add(scroll);
        seconds = new Ticker(Duration.ofSeconds(1), () -> {
            model.tick();
            model.look(getScene() != null && getScene().getWindow().isFocused());
        });
        arrange();
    }

    /** Begins or ends what costs something while the page shows. */
    public void setShowing(boolean showing) {
        if (showing) {
            seconds.start();
            applyCss(); // what scrolls has its content only once it has its style
            who.requestFocus();
        } else {
            seconds.stop();
            model.look(false);
            who.clear(); // whom I called is the first of the recent calls now
        }
    }

    /** Puts the focus where one begins to type. */
    public void focusFirst() {
        who.requestFocus();
    }

    @Override
    protected void layoutChildren() {
        boolean now = getWidth() < (getHeight() < LOW ? LOW_NARROW : NARROW);
        if (now != narrow) {
            narrow = now;
            arrange();
        }
        super.layoutChildren();
    }

    private void arrange() {
        BannerBox banners = new BannerBox(model.banners());
        Button gear = Controls.iconButton(Icon.SETTINGS, 20, Texts.of("home.settings"), openDevices, "flat");
        gear.setId("devices");
        Button library = Controls.iconButton(Icon.LIBRARY, 20, Texts.of("home.library"), model::openLibrary, "flat");
        library.setId("library");
        requests.setWide(narrow);
        if (narrow) {
            HBox head = new HBox(8, me, library, gear);
            head.setAlignment(Pos.CENTER);
            HBox.setHgrow(me, Priority.ALWAYS);
            VBox all = new VBox(16, head, dial, recents, people);
            all.setPadding(new Insets(16));
            VBox.setVgrow(recents, Priority.ALWAYS);
            VBox.setVgrow(people, Priority.ALWAYS);
            page.setLeft(null);
            page.setCenter(new VBox(banners, all, server));
            VBox.setVgrow(all, Priority.ALWAYS);
        } else {
            VBox top = new VBox(16, me, people);
            top.setPadding(new Insets(16, 8, 8, 16));
            VBox.setVgrow(people, Priority.ALWAYS);
            VBox.setVgrow(top, Priority.ALWAYS);
            VBox side = new VBox(top, server);
            side.getStyleClass().add("side");
            side.setMinWidth(304);
            side.setPrefWidth(304);
            side.setMaxWidth(304);
            HBox head = new HBox(8, dial, library, gear);
            head.setAlignment(Pos.CENTER);
            HBox.setHgrow(dial, Priority.ALWAYS);
            VBox main = new VBox(32, head, recents);
            main.setPadding(new Insets(16, 16, 16, 24));
            VBox.setVgrow(recents, Priority.ALWAYS);
            VBox right = new VBox(banners, main);
            VBox.setVgrow(main, Priority.ALWAYS);
            page.setLeft(side);
            page.setCenter(right);
        }
    }

    private HBox dial() {
        who.setId("who");
        who.setPromptText(Texts.of("home.call.prompt"));
        who.setAccessibleText(Texts.of("home.call.prompt"));
        who.setMinWidth(0);
        who.setMinHeight(40);
        HBox.setHgrow(who, Priority.ALWAYS);
        Button call = Controls.button(Icon.CALL, Texts.of("home.call"), this::callTyped, "accent");
        call.setId("call");
        call.setMinHeight(40);
        call.setTooltip(Controls.tooltip(Texts.of("home.call.hint")));
        call.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> who.getText().isBlank()
                                || !model.canCallProperty().get(),
                        who.textProperty(),
                        model.canCallProperty()));
        Button add = Controls.iconButton(Icon.ADD_PERSON, 20, Texts.of("home.add"), this::addTyped, "flat");
        add.setId("add");
        add.disableProperty().bind(who.textProperty().map(String::isBlank));
        who.setOnAction(e -> callTyped());
        HBox row = new HBox(8, who, call, add);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void callTyped() {
        if (!who.getText().isBlank()) {
            model.call(who.getText());
        }
    }

    private void addTyped() {
        model.add(who.getText());
        who.clear();
        who.requestFocus(); // not the next button, which Enter would press
    }

    /** How many of the calls were missed and are new. */
    private Label missed() {
        Label count = new Label();
        count.setId("missed-count");
        count.getStyleClass().add("count");
        count.textProperty()
                .bind(model.unseenProperty().map(number -> Texts.count("home.recents.new", number.intValue())));
        count.visibleProperty().bind(model.unseenProperty().greaterThan(0));
        return count;
    }

    /** The menu of the row that has the focus: JavaFX asks only the list for it. */
    private static void showMenu(ListView<?> list) {
        list.lookupAll(".list-cell").stream()
                .filter(cell -> cell instanceof CallableCell<?> && cell.isFocused())
                .findFirst()
                .ifPresent(cell -> ((CallableCell<?>) cell).showMenu());
    }

    private static Label placeholder(String text) {
        Label label = Controls.paragraph(text, "muted");
        label.setPadding(new Insets(16));
        return label;
    }

    private static VBox section(String title, Node content) {
        Label label = new Label(title);
        label.getStyleClass().add("section");
        label.setPadding(new Insets(0, 0, 0, 16));
        VBox.setVgrow(content, Priority.ALWAYS);
        return new VBox(8, label, content);
    }

    /** A list whose rows call: by Enter, by a double click, or (where {@code oneClick}) by one. */
    private static <T> ListView<T> list(
            ObservableList<T> items, Supplier<ListCell<T>> cell, Consumer<T> call, boolean oneClick) {
        ListView<T> list = new ListView<>(items);
        list.setMinHeight(LIST);
        list.getStyleClass().add("plain-list");
        list.setCellFactory(view -> {
            ListCell<T> made = cell.get();
            made.setOnMouseClicked(e -> {
                boolean primary = e.getButton() == MouseButton.PRIMARY;
                if (primary && !made.isEmpty() && e.getClickCount() == (oneClick ? 1 : 2)) {
                    call.accept(made.getItem());
                }
            });
            return made;
        });
        list.setOnKeyPressed(e -> {
            T item = list.getFocusModel().getFocusedItem();
            boolean menu = e.getCode() == KeyCode.CONTEXT_MENU || (e.getCode() == KeyCode.F10 && e.isShiftDown());
            if (e.getCode() == KeyCode.ENTER && item != null) {
                e.consume();
                call.accept(item);
            } else if (menu && item != null) {
                e.consume();
                showMenu(list);
            }
        });
        // Where nobody is there is nothing to do by keys.
        list.focusTraversableProperty().bind(Bindings.isNotEmpty(items));
        return list;
    }
}
