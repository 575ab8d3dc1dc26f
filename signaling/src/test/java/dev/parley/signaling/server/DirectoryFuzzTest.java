package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * People do anything in any order. Nothing fails inside, each request is answered once, events have their numbers without a
 * gap, and of a call nobody hears who has no part in it.
 */
class DirectoryFuzzTest {
    private static final List<Step> CALLING =
            List.of(Step.INVITE, Step.INVITE, Step.ACCEPT, Step.ACCEPT, Step.DESCRIBE, Step.CANDIDATE, Step.RECORDING);
    private static final List<Class<? extends Event>> OF_CALLS = List.of(
            Event.Incoming.class,
            Event.Ringing.class,
            Event.Accepted.class,
            Event.Ended.class,
            Event.Description.class,
            Event.Candidate.class,
            Event.Renew.class,
            Event.Media.class,
            Event.Recording.class,
            Event.Presence.class,
            Event.KeptCalls.class,
            Event.ContactRequest.class,
            Event.Blocked.class);

    /** One thing that a device does. The numbers choose what it does it with, among what there is. */
    record Action(int device, Step step, int one, int two) {}

    enum Step {
        INVITE,
        RINGING,
        ACCEPT,
        END,
        DESCRIBE,
        CANDIDATE,
        RENEW,
        MEDIA,
        RECORDING,
        CONTACT,
        BLOCK,
        RING_FOR,
        AWAY,
        ACK,
        REPEAT,
        MALFORMED,
        AGAIN,
        SIGN_OUT,
        CUT,
        RESUME,
        SIGN_IN,
        TIME
    }

    @Provide
    Arbitrary<Action> actions() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, RandomTown.DEVICES - 1),
                        Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.of(Step.class)), Tuple.of(1, Arbitraries.of(CALLING))),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 7))
                .as(Action::new);
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 60, seed = "6455")
    void nothing_fails_and_nobody_hears_what_is_not_theirs(
            @ForAll @Size(min = 50, max = 150) List<@From("actions") Action> actions) throws IOException {
        live(actions);
        // What never happens is not tried either.
        Statistics.label("heard").coverage(heard -> {
            for (Class<?> kind : OF_CALLS) {
                heard.check(kind.getSimpleName()).count(times -> times > 0);
            }
        });
    }

    /** Lets devices do these things, and fails where the server does what it should not. */
    static void live(List<Action> actions) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        try (RandomTown town = new RandomTown(folder)) {
            for (Action action : actions) {
                town.devices.get(action.device).act(action);
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
