package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.session.CallLink.Reason;
import dev.parley.app.session.CallLink.Refused;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallLinkTest {
    private static final String LABEL = "a".repeat(63);

    @ParameterizedTest
    @CsvSource({
        "parley:ann@example.org, ann, example.org, 443",
        "parley:ann@example.org:443, ann, example.org, 443",
        "parley:ann@example.org:7443, ann, example.org, 7443",
        "PARLEY:Ann@Example.ORG, ann, example.org, 443",
        "parley:a.b-c_9@study, a.b-c_9, study, 443",
        "parley:ann@192.168.1.20:7443, ann, 192.168.1.20, 7443",
        "parley:ann@[fe80::1]:7443, ann, [fe80::1], 7443",
        "parley:ann@[::1], ann, [::1], 443",
        "parley:ann@xn--bcher-kva.example, ann, xn--bcher-kva.example, 443",
        "parley:ann@1a.example, ann, 1a.example, 443",
    })
    void a_link_names_a_person_and_a_server(String text, String username, String host, int port) {
        assertEquals(new CallLink.To(username, host, port), CallLink.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|FORM",
                "ann@example.org|FORM",
                "--help|FORM",
                "mailto:ann@example.org|FORM",
                "parley:|FORM",
                "parley:ann|FORM",
                "parley:ann@b@example.org|FORM",
                "parley://ann@example.org|USERNAME",
                "parley:@example.org|USERNAME",
                "parley:a@example.org|USERNAME",
                "parley:-ann@example.org|USERNAME",
                "parley:ann:secret@example.org|USERNAME",
                "parley:ann/bob@example.org|USERNAME",
                "parley:ann@|HOST",
                "parley:ann@.|HOST",
                "parley:ann@example.org.|HOST",
                "parley:ann@-example.org|HOST",
                "parley:ann@example_org|HOST",
                "parley:ann@example.org/|HOST",
                "parley:ann@example.org?video=1|HOST",
                "parley:ann@example.org#1|HOST",
                "parley:ann@example.org:|HOST",
                "parley:ann@example.org:0|HOST",
                "parley:ann@example.org:0443|HOST",
                "parley:ann@example.org:65536|HOST",
                "parley:ann@example.org:99999999999|HOST",
                "parley:ann@example.org:443:1|HOST",
                "parley:ann@1.2|HOST",
                "parley:ann@2130706433|HOST",
                "parley:ann@010.0.0.1|HOST",
                "parley:ann@1.2.3.256|HOST",
                "parley:ann@[::1|HOST",
                "parley:ann@[]|HOST",
                "parley:ann@[::1]7443|HOST",
                "parley:ann@[1.2.3.4]|HOST",
                "parley:ann@::1|HOST",
                "parley:аnn@example.org|LETTERS", // a Cyrillic a
                "parley:ａnn@example.org|LETTERS", // a wide one
                "parley:ann@exаmple.org|LETTERS",
                "parley:ann@bücher.example|LETTERS",
                "parley:ann%40example.org|LETTERS",
                "parley:%61nn@example.org|LETTERS",
                "parley:ann @example.org|LETTERS",
                "parley:mi\u212Ae@example.org|LETTERS", // a Kelvin sign
                "parley:an\u200Bn@example.org|LETTERS",
                "parley:\u202Eann@example.org|LETTERS",
                "parley:ann\u0000@example.org|LETTERS",
            })
    void anything_else_is_none(String text, Reason why) {
        assertEquals(new Refused(why), CallLink.parse(text));
    }

    @Test
    void lengths_have_bounds() {
        String longest = "a".repeat(32);
        assertEquals(new CallLink.To(longest, "h", 443), CallLink.parse("parley:" + longest + "@h"));
        assertEquals(new Refused(Reason.LENGTH), CallLink.parse("parley:" + longest + "a@h"));
        assertEquals(new CallLink.To("ann", LABEL + ".org", 443), CallLink.parse("parley:ann@" + LABEL + ".org"));
        assertEquals(new Refused(Reason.HOST), CallLink.parse("parley:ann@a" + LABEL + ".org"));
        String tooLong = String.join(".", Arrays.asList(LABEL, LABEL, LABEL, LABEL));
        assertEquals(new Refused(Reason.LENGTH), CallLink.parse("parley:ann@" + tooLong));
        assertEquals(new Refused(Reason.LENGTH), CallLink.parse("parley:" + "a".repeat(100_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "parley:ann@example.org, wss://example.org, true",
        "parley:ann@example.org, wss://Example.org:443/, true",
        "parley:ann@example.org, wss://example.org:7443, false",
        "parley:ann@example.org:7443, wss://example.org:7443, true",
        "parley:ann@[::1]:7443, wss://[::1]:7443, true",
        "parley:ann@example.org, wss://example.org.evil.example, false",
        "parley:ann@example.org, wss:nothing, false",
    })
    void a_server_is_known_by_its_host_and_port(String text, URI address, boolean same) {
        assertEquals(same, ((CallLink.To) CallLink.parse(text)).isOn(address));
    }
}
