package dev.parley.app.ui;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.parley.app.desktop.Autostart;
import dev.parley.app.desktop.Desktop;
import dev.parley.app.session.Snapshot;
import dev.parley.app.settings.DesktopPreferences;
import dev.parley.app.settings.WindowBounds;
import dev.parley.app.ui.about.Updates;
import dev.parley.app.ui.library.FileActions;
import dev.parley.app.ui.window.DeskWindow;
import dev.parley.app.ui.window.HostActions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** The whole window over a simulated session, worked by a robot: mouse and keys as a person's. */
public final class Desk implements AutoCloseable {
    /** What the window's monotonic clock says. */
    public final AtomicLong now = new AtomicLong(1_000_000);

    /** What the system does with files. */
    public final SimulatedFiles files = new SimulatedFiles();

    /** Where a newer version is asked for. */
    public final SimulatedUpdates updates;

    /** What was chosen for the window, as it is kept. */
    public final AtomicReference<DesktopPreferences> kept = new AtomicReference<>(DesktopPreferences.FIRST);

    /** Where the window was when it was closed, as it is kept. */
    public final AtomicReference<WindowBounds> bounds = new AtomicReference<>(WindowBounds.FIRST);

    /** The desktop around the window. */
    public final SimulatedDesktop desktop = new SimulatedDesktop();

    /** Whether it starts with the session. */
    public final SimulatedAutostart autostart = new SimulatedAutostart();

    /** The files of the log. */
    public final List<Path> logs = new CopyOnWriteArrayList<>();

    public final SimulatedSession session;
    public final Stage stage;
    public final DeskWindow window;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Robot robot;

    /** Opens it with the quiet state and {@code change}. */
    public Desk(Consumer<State> change) {
        this(1000, 700, change);
    }

    /** Opens it in a size. */
    public Desk(int width, int height, Consumer<State> change) {
        this(width, height, new SimulatedUpdates(""), change);
    }

    /** Opens it with an address for newer versions. */
    public Desk(SimulatedUpdates updates) {
        this(1000, 700, updates, s -> {});
    }

    /** Opens it with what was chosen for it before. */
    public Desk(DesktopPreferences preferences) {
        this(1000, 700, new SimulatedUpdates(""), preferences, s -> {});
    }

    private Desk(int width, int height, SimulatedUpdates updates, Consumer<State> change) {
        this(width, height, updates, DesktopPreferences.FIRST, change);
    }

    private Desk(
            int width, int height, SimulatedUpdates updates, DesktopPreferences preferences, Consumer<State> change) {
        this.updates = updates;
        kept.set(preferences);
        Fx.start();
        session = new SimulatedSession(State.with(change));
        stage = Fx.get(Stage::new);
        robot = Fx.get(Robot::new);
        window = Fx.get(() -> new DeskWindow(session, stage, new HostActions() {
            @Override
            public void closed() {
                closed.countDown();
            }

            @Override
            public FileActions files(Stage of) {
                return files;
            }

            @Override
            public DesktopPreferences desktopPreferences() {
                return kept.get();
            }

            @Override
            public void keep(DesktopPreferences preferences) {
                kept.set(preferences);
            }

            @Override
            public WindowBounds windowBounds() {
                return bounds.get();
            }

            @Override
            public void keep(WindowBounds now) {
                bounds.set(now);
            }

            @Override
            public Desktop desktop() {
                return desktop;
            }

            @Override
            public Autostart autostart() {
                return autostart;
            }

            @Override
            public Updates updates() {
                return updates;
            }

            @Override
            public List<Path> logs() {
                return logs;
            }

            @Override
            public long monotonicMs() {
                return now.get();
            }
        }));
        Fx.run(() -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            window.show();
        });
        pulses(2);
    }

    /** Sets the state and waits until it shows. */
    public void set(Consumer<State> change) {
        set(State.with(change));
    }

    /** Sets the state and waits until it shows. */
    public void set(Snapshot snapshot) {
        session.set(snapshot);
        pulses(2);
    }

    /** Waits for some pulses: layout and events are done then. */
    public void pulses(int count) {
        int[] seen = {0};
        Fx.until("pulses", () -> ++seen[0] > count);
    }

    /** The next thing that the window wants, or a failure after some seconds. */
    public String intent() {
        try {
            String intent = session.intents().poll(10, TimeUnit.SECONDS);
            assertNotNull(intent, "the window wants nothing");
            return intent;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the window wants nothing, some pulses later. */
    public boolean quiet() {
        pulses(4);
        return session.intents().isEmpty();
    }

    /** The node of that id in the window. */
    public Node node(String id) {
        return Fx.get(() -> {
            Node node = stage.getScene().lookup("#" + id);
            assertNotNull(node, "no node #" + id);
            return node;
        });
    }

    /** The node of that id; on the JavaFX thread. */
    public Node find(String id) {
        return stage.getScene().lookup("#" + id);
    }

    /** The item of that id in the menu of a page. */
    public static MenuItem item(Stage stage, String menu, String id) {
        MenuButton button = (MenuButton) stage.getScene().lookup("#" + menu);
        return button.getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + id + " in " + menu));
    }

    /** Chooses from the menu beside my name. */
    public void choose(String id) {
        Fx.run(() -> item(stage, "more", id).fire());
    }

    /** Whether a node of that id is there to be seen. */
    public boolean shows(String id) {
        return Fx.get(() -> {
            for (Node node = stage.getScene().lookup("#" + id); node != null; node = node.getParent()) {
                if (!node.isVisible()) {
                    return false;
                }
                if (node.getParent() == null) {
                    return true;
                }
            }
            return false;
        });
    }

    /** The text of a label or button. */
    public String text(String id) {
        Node node = node(id);
        return Fx.get(() -> ((Labeled) node).getText());
    }

    /** Where a node is on the screen. */
    public Bounds bounds(String id) {
        Node node = node(id);
        return Fx.get(() -> node.localToScreen(node.getLayoutBounds()));
    }

    /** Clicks into the middle of a node. */
    public void click(String id) {
        click(node(id));
    }

    /** Clicks into the middle of a node. */
    public void click(Node node) {
        Fx.run(() -> {
            Bounds at = node.localToScreen(node.getLayoutBounds());
            robot.mouseMove(at.getCenterX(), at.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
        });
        pulses(2);
    }

    /** Moves the mouse. */
    public void point(double x, double y) {
        Fx.run(() -> robot.mouseMove(x, y));
        pulses(1);
    }

    /** Presses keys together and lets them go. */
    public void press(KeyCode... keys) {
        Fx.run(() -> {
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i]);
            }
        });
        pulses(2);
    }

    /** Presses a key and keeps it down; again, it repeats as a held key does. */
    public void hold(KeyCode key) {
        Fx.run(() -> robot.keyPress(key));
        pulses(2);
    }

    /** Lets a held key go. */
    public void letGo(KeyCode key) {
        Fx.run(() -> robot.keyRelease(key));
        pulses(2);
    }

    /** Types letters and digits. */
    public void type(String text) {
        text.chars().forEach(letter -> press(KeyCode.getKeyCode(Character.toString(Character.toUpperCase(letter)))));
    }

    /** Wants to close the window, as its cross does. */
    public void cross() {
        Fx.run(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        pulses(2);
    }

    /** Whether the window was closed for good. */
    public boolean closed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        session.set(State.with(s -> {})); // a call would go on in the small window
        Fx.run(stage::hide);
    }
}
