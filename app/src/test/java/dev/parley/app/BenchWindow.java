package dev.parley.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.parley.app.cli.ExitCode;
import dev.parley.app.cli.ProfileOptions;
import dev.parley.app.cli.Program;
import dev.parley.app.engine.api.ConnectionState;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.MediaStatistics;
import dev.parley.app.engine.api.PictureStamp;
import dev.parley.app.session.CallView;
import dev.parley.app.session.LiveSession;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.video.VideoView;
import dev.parley.app.ui.window.DeskWindow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import picocli.CommandLine;

/**
 * The program as a person runs it, with its window, for the bench: takes a command a line on standard input ({@code
 * place NAME}, {@code answer}, {@code hangup}, {@code dismiss}, {@code preview WIDTH HEIGHT}, {@code fresh MS}, {@code
 * ages on|off}, {@code quit}) and tells what happens as JSON lines on standard output, each with {@code t} in ms of the
 * monotonic clock. It ends with its input.
 */
public final class BenchWindow implements Program {
    private static final PrintStream OUT = System.out;

    private final int x;
    private final int y;
    private final int width;
    private final int height;
    /** Set before the window is opened, read by the input's thread after it. */
    private volatile LiveSession session;
    /** The first picture that was made after this, ms, is told; {@link Long#MAX_VALUE} for none. */
    private volatile long freshAfter = Long.MAX_VALUE;

    private volatile boolean telling;

    // Owned by the call thread.
    private CallView.Phase phase = CallView.Phase.IDLE;
    private boolean ready;
    private boolean signedIn;

    // Owned by the JavaFX thread.
    private final double[] ages = new double[256];
    private int aged;

    private BenchWindow(int[] place) {
        x = place[0];
        y = place[1];
        width = place[2];
        height = place[3];
    }

    /**
     * Opens the window and returns when it is closed.
     *
     * @param arguments {@code X,Y,WIDTH,HEIGHT} of the window, then those of {@code parley run}
     */
    public static void main(String[] arguments) {
        int[] place = Arrays.stream(arguments[0].split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        ProfileOptions profile =
                CommandLine.populateCommand(new ProfileOptions(), Arrays.copyOfRange(arguments, 1, arguments.length));
        System.exit(new BenchWindow(place).window(profile, Opening.PLAIN).code());
    }

    @Override
    public Opened open(Path home, Devices devices) throws OpenException {
        Desk desk = Desk.open(home, devices);
        Runtime.getRuntime().addShutdownHook(new Thread(desk::close, "shutdown"));
        session = desk.session();
        var unusedMedia = session.watchMedia(this::media);
        var unusedState = session.watch(this::state);
        return desk;
    }

    @Override
    public ExitCode window(ProfileOptions profile, Opening opening) {
        return new Windows(this).run(profile, opening, this::opened);
    }

    @Override
    public ExitCode serve(InetSocketAddress listen, Path data, Set<String> origins, PrintWriter out, PrintWriter err) {
        throw new IllegalStateException("this is only the window");
    }

    private void opened(DeskWindow window) {
        window.setOnRemoteDrawn((sequence, w, h, pixels) -> drawn(w, h, pixels));
        Platform.runLater(() -> {
            Stage stage = (Stage) Window.getWindows().getFirst();
            stage.setX(x);
            stage.setY(y);
            stage.setWidth(width);
            stage.setHeight(height);
            tell(event("shown"));
            Thread.ofPlatform().daemon().name("bench").start(this::obey);
        });
    }

    private void obey() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
                obey(line.split(" ", -1));
            }
        } catch (IOException e) {
            System.err.println(e);
        }
        System.exit(0);
    }

    private void obey(String[] words) {
        switch (words[0]) {
            case "place" -> session.place(words[1]);
            case "answer" -> {
                JsonObject event = event("answering");
                freshAfter = (long) now();
                session.answer(true);
                tell(event);
            }
            case "hangup" -> session.hangUp();
            case "dismiss" -> session.dismiss();
            case "preview" -> {
                int w = Integer.parseInt(words[1]);
                int h = Integer.parseInt(words[2]);
                Platform.runLater(() -> showPreview(w, h));
            }
            case "fresh" -> freshAfter = Long.parseLong(words[1]);
            case "ages" -> {
                telling = words[1].equals("on");
                if (!telling) {
                    Platform.runLater(this::tellAges);
                }
            }
            default -> throw new IllegalArgumentException(List.of(words).toString());
        }
    }

    /** Shows the person to themselves as the page for devices does, at the right of the window, so many pixels large. */
    private void showPreview(int w, int h) {
        VideoView view = new VideoView(session, PictureSource.PREVIEW);
        view.setScaleX(-1);
        view.setOnDrawn((sequence, pictureWidth, pictureHeight, pixels) -> drawn(pictureWidth, pictureHeight, pixels));
        Stage stage = new Stage(StageStyle.UNDECORATED);
        stage.setX(x + width);
        stage.setY(y);
        stage.setScene(new Scene(view, w / stage.getOutputScaleX(), h / stage.getOutputScaleY()));
        stage.show();
        view.start();
    }

    private void drawn(int w, int h, ByteBuffer pixels) {
        double now = now();
        long after = freshAfter;
        if (after == Long.MAX_VALUE && !telling) {
            return;
        }
        PictureStamp stamp = PictureStamp.decode(pixels, w, h, 4 * w, false);
        if (after != Long.MAX_VALUE && stamp != null && stamp.ms() >= after) {
            freshAfter = Long.MAX_VALUE;
            JsonObject event = event("drawn");
            event.addProperty("t", now);
            event.addProperty("width", w);
            event.addProperty("height", h);
            tell(event);
        }
        if (telling && stamp != null && aged < ages.length) {
            ages[aged++] = (double) stamp.ageMs((long) now);
        }
    }

    private void tellAges() {
        JsonObject event = event("ages");
        JsonArray values = new JsonArray();
        Arrays.stream(ages, 0, aged).forEach(values::add);
        event.add("ages", values);
        aged = 0;
        tell(event);
    }

    private void media(EngineEvent event) {
        switch (event) {
            case EngineEvent.FirstAudio(String _, long t) -> {
                JsonObject json = event("audio");
                json.addProperty("t", t);
                tell(json);
            }
            case EngineEvent.ConnectionChanged(String _, ConnectionState state) -> {
                if (state == ConnectionState.CONNECTED) {
                    tell(event("linked"));
                }
            }
            case EngineEvent.Statistics(String _, MediaStatistics now) -> {
                JsonObject json = event("statistics");
                json.addProperty("fps", now.in().fps());
                json.addProperty("height", now.in().height());
                json.addProperty("bitrate", now.in().videoBitrate());
                tell(json);
            }
            default -> {
                // The others are the session's.
            }
        }
    }

    private void state(Snapshot now) {
        boolean nowReady = now.engine().state() == Snapshot.EngineStatus.State.READY;
        if (nowReady != ready) {
            ready = nowReady;
            tell(event(ready ? "ready" : "engine-lost"));
        }
        boolean nowSignedIn = now.server() instanceof ServerStatus.SignedIn;
        if (nowSignedIn != signedIn) {
            signedIn = nowSignedIn;
            tell(event(signedIn ? "signed-in" : "signed-out"));
        }
        CallView.Phase next = now.call().phase();
        if (next != phase) {
            phase = next;
            JsonObject event = event(phase.name());
            if (phase == CallView.Phase.ENDED) {
                event.addProperty("reason", String.valueOf(now.call().endReason()));
            }
            if (phase == CallView.Phase.OUTGOING) {
                freshAfter = (long) now();
            }
            tell(event);
        }
    }

    private static double now() {
        return System.nanoTime() / 1e6;
    }

    private static JsonObject event(String name) {
        JsonObject event = new JsonObject();
        event.addProperty("event", name);
        event.addProperty("t", now());
        return event;
    }

    private static void tell(JsonObject event) {
        synchronized (OUT) {
            OUT.println(event);
            OUT.flush();
        }
    }
}
