package dev.parley.signaling.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What PROTOCOL.md shows is what the codec takes, and nothing is left out. */
class ProtocolDocumentTest {
    /** Things that messages speak of have ids, too. */
    private static final Pattern REQUEST = Pattern.compile("\\{\"type\":\"[a-z-]+\",\"id\":");

    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);

    private final String document;

    ProtocolDocumentTest() throws IOException {
        document = Files.readString(Path.of("PROTOCOL.md"));
    }

    private List<String> examples() {
        return EXAMPLE.matcher(document)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @Test
    void every_message_has_an_example_that_is_decoded() throws ProtocolException {
        Set<Class<?>> seen = new HashSet<>();
        for (String example : examples()) {
            if (REQUEST.matcher(example).lookingAt()) {
                Codec.RequestFrame frame = Codec.decodeRequest(example);
                seen.add(frame.request().getClass());
                assertEquals(frame, Codec.decodeRequest(Codec.encode(frame.id(), frame.request())));
            } else {
                Codec.EventFrame frame = Codec.decodeEvent(example);
                seen.add(frame.event().getClass());
                assertEquals(frame, Codec.decodeEvent(Codec.encode(frame.seq(), frame.event())));
            }
        }
        Set<Class<?>> all = new HashSet<>(leaves(Request.class));
        all.addAll(leaves(Event.class));
        assertEquals(names(all), names(seen));
    }

    private static List<Class<?>> leaves(Class<?> type) {
        List<Class<?>> result = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            result.addAll(permitted.isSealed() ? leaves(permitted) : List.of(permitted));
        }
        return result;
    }

    private static Set<String> names(Set<Class<?>> types) {
        return types.stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_word_of_the_lists_is_explained() {
        List<Enum<?>> words = new ArrayList<>(Arrays.asList(ErrorCode.values()));
        words.addAll(Arrays.asList(EndReason.values()));
        words.addAll(Arrays.asList(PresenceState.values()));
        words.addAll(Arrays.asList(RecordingSignal.values()));
        words.addAll(Arrays.asList(Registration.values()));
        words.addAll(Arrays.asList(RingFor.values()));
        words.addAll(Arrays.asList(SignedOutReason.values()));
        words.addAll(Arrays.asList(CallOutcome.values()));
        for (Enum<?> word : words) {
            assertTrue(document.contains("`" + Fields.onTheWire(word) + "`"), word.name());
        }
    }

    @Test
    void every_limit_is_the_one_of_the_code() {
        for (long limit : new long[] {
            Limits.MESSAGE_BYTES,
            Limits.STRANGER_MESSAGE_BYTES,
            Limits.EVENT_BYTES,
            Limits.QUEUED_BYTES,
            Limits.SDP_CHARACTERS,
            Limits.CANDIDATE_CHARACTERS,
            Limits.CANDIDATES_PER_GENERATION,
            Limits.CONTACTS,
            Limits.BLOCKED,
            Limits.CONTACT_REQUESTS,
            Limits.CONTACT_REQUESTS_PER_DAY,
            Limits.DECLINED_FOR.toDays(),
            Limits.DEVICE_TOKENS_PER_ACCOUNT,
            Limits.DEVICE_TOKEN_FOR.toDays(),
            Limits.KEPT_CALLS,
            Limits.KEEP_CALLS_FOR.toDays(),
            Limits.PROGRAM_CHARACTERS,
            Limits.DEVICES_PER_ACCOUNT,
            Limits.CALLS_PER_DEVICE,
            Limits.REQUESTS_PER_SECOND,
            Limits.UNAUTHENTICATED_PER_ADDRESS,
            Limits.UNAUTHENTICATED_PER_SITE,
            Limits.UNAUTHENTICATED,
            Limits.UNAUTHENTICATED_RESERVE,
            Limits.WRONG_PASSWORDS_PER_MINUTE,
            Limits.BAD_TOKENS_PER_MINUTE,
            Limits.REGISTRATIONS_PER_HOUR,
            Limits.KEPT_EVENTS,
            Limits.KEPT_CHARACTERS,
            Limits.KEPT_REPLIES,
            Limits.RESUME_WITHIN.toMinutes(),
            Limits.CONNECT_WITHIN.toSeconds(),
            Limits.SIGN_IN_WITHIN.toSeconds(),
            Limits.PING_EVERY.toSeconds(),
            Limits.RING_FOR.toSeconds(),
            Limits.RING_AT_MOST.toSeconds()
        }) {
            String table = document.substring(document.indexOf("## Limits")).replaceAll("(?<=[0-9]) (?=[0-9])", "");
            assertTrue(Pattern.compile("\\b" + limit + "\\b").matcher(table).find(), "the table lacks " + limit);
        }
    }
}
