package dev.parley.app.testing;

import dev.parley.app.engine.api.ConnectionState;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.PeerOptions;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.engine.api.PictureStamp;
import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.engine.link.EngineLink;
import dev.parley.app.engine.link.PictureFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A real engine process behind a real link, whose events a test waits for in order. */
public final class TestEngine implements EngineLink.Listener, AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** The link said that a fresh engine is ready. */
    public record NowReady(long t) {}

    /** The link said that the engine died. */
    public record Died(String why) {}

    /** The link said that it gave up. */
    public record GivenUp(String why) {}

    private final BlockingQueue<Object> happened = new LinkedBlockingQueue<>();
    private final EngineLink link;
    private final PictureFiles files;
    private volatile TestEngine other;
    private volatile Consumer<EngineEvent> watcher = event -> {};

    private TestEngine(EngineLauncher launcher, Path directory) {
        this.link = new EngineLink(launcher, this);
        this.files = new PictureFiles(directory);
    }

    /** Starts an engine and waits until it is ready. */
    public static TestEngine start(EngineLauncher launcher, Path directory) throws InterruptedException {
        TestEngine engine = launch(launcher, directory);
        engine.await(NowReady.class, r -> true);
        return engine;
    }

    /** Starts an engine. */
    public static TestEngine launch(EngineLauncher launcher, Path directory) {
        TestEngine engine = new TestEngine(launcher, directory);
        engine.link.wake();
        return engine;
    }

    /** The link to the engine. */
    public EngineLink link() {
        return link;
    }

    public void send(EngineCommand command) {
        link.send(command);
    }

    /** Who hears of each event from now on, at once and on the link's thread, whatever is waited for. */
    public void watch(Consumer<EngineEvent> by) {
        watcher = by;
    }

    /** Chooses one device of each kind. */
    public static EngineCommand choose(DeviceChoice camera, DeviceChoice microphone, DeviceChoice speaker) {
        return new EngineCommand.ChooseDevices(
                DevicePreference.of(camera), DevicePreference.of(microphone), DevicePreference.of(speaker));
    }

    /** Waits for the next of a kind that fits; what comes before it is forgotten. */
    public <T> T await(Class<T> kind, Predicate<T> fits) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        StringBuilder seen = new StringBuilder();
        while (true) {
            Object next = happened.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("no " + kind.getSimpleName() + " that fits; there was\n" + seen);
            }
            if (kind.isInstance(next) && fits.test(kind.cast(next))) {
                return kind.cast(next);
            }
            seen.append(next).append('\n');
        }
    }

    /** Opens the peer {@code name} on both sides and waits until it is connected on both; candidates go across. */
    public static void connect(TestEngine offerer, TestEngine answerer, String name) throws InterruptedException {
        connect(offerer, answerer, name, "VP8");
    }

    /** The same with a preferred video codec. */
    public static void connect(TestEngine offerer, TestEngine answerer, String name, String codec)
            throws InterruptedException {
        connect(
                offerer,
                answerer,
                name,
                new PeerOptions(List.of(), true, false, codec),
                new PeerOptions(List.of(), false, false, codec));
    }

    /** The same with all options. */
    public static void connect(
            TestEngine offerer, TestEngine answerer, String name, PeerOptions offerers, PeerOptions answerers)
            throws InterruptedException {
        offerer.other = answerer;
        answerer.other = offerer;
        offerer.send(new EngineCommand.OpenPeer(name, offerers));
        answerer.send(new EngineCommand.OpenPeer(name, answerers));
        negotiate(offerer, answerer, name, 1);
        Predicate<EngineEvent.ConnectionChanged> connected =
                c -> c.peer().equals(name) && c.state() == ConnectionState.CONNECTED;
        offerer.await(EngineEvent.ConnectionChanged.class, connected);
        answerer.await(EngineEvent.ConnectionChanged.class, connected);
    }

    /** An offer and its answer, of the operations {@code number} and the next one. */
    public static void negotiate(TestEngine offerer, TestEngine answerer, String name, int number)
            throws InterruptedException {
        offerer.send(new EngineCommand.CreateOffer(name, number, false));
        EngineEvent.LocalDescription offer = offerer.await(EngineEvent.LocalDescription.class, d -> true);
        answerer.send(new EngineCommand.SetRemoteDescription(name, number, offer.description(), false));
        answerer.send(new EngineCommand.CreateAnswer(name, number + 1));
        EngineEvent.LocalDescription answer = answerer.await(EngineEvent.LocalDescription.class, d -> true);
        offerer.send(new EngineCommand.SetRemoteDescription(name, number + 1, answer.description(), false));
    }

    /** Shows a source and gives the memory in which it is drawn. */
    public PictureMemory show(String surface, String source, int width, int height) throws IOException {
        Path file = files.create();
        send(new EngineCommand.ShowPicture(surface, source, file.toString(), width, height));
        return files.memory(file);
    }

    /** Waits for a picture newer than {@code after} with a stamp in it. */
    public static PictureStamp stamp(PictureMemory memory, long after) throws InterruptedException {
        return look(memory, "no stamp", () -> {
            long sequence = memory.sequence();
            int width = memory.width(sequence);
            return sequence <= after
                    ? null
                    : PictureStamp.decode(memory.pixels(sequence), width, memory.height(sequence), 4 * width, false);
        });
    }

    /** Waits for a picture of this size. */
    public static void awaitSize(PictureMemory memory, int width, int height) throws InterruptedException {
        var unused = look(memory, "never " + width + " x " + height, () -> {
            long sequence = memory.sequence();
            boolean fits = sequence > 0 && memory.width(sequence) == width && memory.height(sequence) == height;
            return fits ? sequence : null;
        });
    }

    /** Looks until {@code seen} gives something. */
    private static <T> T look(PictureMemory memory, String otherwise, Supplier<T> seen) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < end) {
            T found = seen.get();
            if (found != null) {
                return found;
            }
            // The memory has nothing to wait on.
            TimeUnit.MILLISECONDS.sleep(2);
        }
        long last = memory.sequence();
        throw new AssertionError(
                otherwise + "; " + last + " pictures, the last " + memory.width(last) + " x " + memory.height(last));
    }

    @Override
    public void event(EngineEvent event) {
        watcher.accept(event);
        if (event instanceof EngineEvent.CandidateGathered gathered && other != null) {
            other.send(new EngineCommand.AddIceCandidate(gathered.peer(), gathered.candidate()));
        } else {
            happened.add(event);
        }
    }

    @Override
    public void died(String why) {
        happened.add(new Died(why));
    }

    @Override
    public void ready() {
        happened.add(new NowReady(System.nanoTime() / 1_000_000));
    }

    @Override
    public void givenUp(String why) {
        happened.add(new GivenUp(why));
    }

    @Override
    public void close() {
        link.close();
        files.close();
    }
}
