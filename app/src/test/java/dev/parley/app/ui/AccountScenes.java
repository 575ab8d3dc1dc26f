package dev.parley.app.ui;

import dev.parley.app.session.AccountView;
import dev.parley.app.session.AccountView.Phase;
import dev.parley.app.session.AccountView.Task;
import dev.parley.app.session.ContactsView;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.ServerStatus.Problem;
import dev.parley.app.settings.SecretPlace;
import dev.parley.signaling.protocol.DeviceInfo;
import dev.parley.signaling.protocol.Registration;
import dev.parley.signaling.protocol.RingFor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

/** The page of my account, and the form that one comes to when it is over. */
final class AccountScenes {
    private static final long DAY_MS = 86_400_000;

    private AccountScenes() {}

    /** @param home fills a state with people and calls */
    static Map<String, Consumer<State>> pages(Consumer<State> home) {
        Map<String, Consumer<State>> pages = new LinkedHashMap<>();
        Consumer<State> account = home.andThen(s -> account(s, Task.NONE, Task.NONE));
        pages.put("my-account", account);
        pages.put("my-account-end", account);
        pages.put("my-account-everywhere", account);
        pages.put("my-account-delete", home.andThen(s -> account(s, Task.NONE, refused("wrong-credentials"))));
        pages.put("my-account-password", home.andThen(s -> account(s, new Task(Phase.DONE, Problem.NONE), Task.NONE)));
        pages.put("my-account-offline", home.andThen(s -> {
            account(s, Task.NONE, Task.NONE);
            s.secrets = SecretPlace.FILE;
        }));
        pages.put("account-invitation", form(Registration.INVITATION, "", "invitation-needed"));
        pages.put("account-closed", form(Registration.CLOSED, "", ""));
        pages.put("account-closed-new", form(Registration.CLOSED, "", ""));
        pages.put("account-over", form(Registration.OPEN, "ada", "signed-out-password-changed"));
        return pages;
    }

    private static Task refused(String code) {
        return new Task(Phase.REFUSED, new Problem(code, ""));
    }

    private static Consumer<State> form(Registration registration, String username, String code) {
        return s -> s.server = new ServerStatus.NeedsAccount("Study", username, registration, new Problem(code, ""));
    }

    private static void account(State s, Task password, Task deletion) {
        long now = System.currentTimeMillis();
        List<DeviceInfo> devices = List.of(
                new DeviceInfo("a", "study", true, true, now - 40 * DAY_MS, now),
                new DeviceInfo("b", "laptop", false, true, now - 3 * DAY_MS, now),
                new DeviceInfo("c", Gallery.LONG, false, false, now - 90 * DAY_MS, now - DAY_MS));
        s.account = new AccountView(devices, Task.NONE, "", Task.NONE, password, Task.NONE, deletion);
        s.contacts = new ContactsView(List.of(), List.of("mallory", "oscar"), RingFor.ASK);
    }

    /** Opens the page as far as {@code name} says. */
    static void open(SimulatedSession session, Stage stage, String name, Consumer<State> page) {
        if (name.equals("account-closed-new")) {
            Fx.run(() -> ((ToggleButton) stage.getScene().lookup("#account-new")).fire());
        }
        if (!name.startsWith("my-account")) {
            return;
        }
        Fx.run(() -> Desk.item(stage, "more", "account").fire());
        layOut();
        Fx.run(() -> {
            switch (name) {
                case "my-account-everywhere" -> ((Button) stage.getScene().lookup("#everywhere")).fire();
                case "my-account-delete" -> {
                    ((Button) stage.getScene().lookup("#delete-account")).fire();
                    ((TextField) stage.getScene().lookup("#delete-password")).setText("secret12");
                }
                default -> {
                    // The page as it opens.
                }
            }
        });
        if (name.equals("my-account-offline")) {
            session.set(State.with(page.andThen(
                    s -> s.server = new ServerStatus.Lost("ada", "Ada Lovelace", "Study", "Gone.", 8000))));
        }
        if (name.endsWith("-end") || name.endsWith("-delete") || name.endsWith("-password")) {
            double at = name.endsWith("-password") ? 0.45 : 1;
            layOut();
            Fx.run(() -> ((ScrollPane) stage.getScene().lookup(".bare-scroll")).setVvalue(at));
        }
    }

    private static void layOut() {
        int[] pulses = {0};
        Fx.until("laid out", () -> ++pulses[0] > 4);
    }
}
