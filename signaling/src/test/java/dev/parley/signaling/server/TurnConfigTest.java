package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.IceServerInfo;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnConfigTest {
    private static final List<String> URLS = List.of("turn:turn.example.org:3478?transport=udp");

    @Test
    void a_password_is_what_openssl_makes_of_the_secret_and_the_name() {
        TurnConfig turn = new TurnConfig(URLS, "north wind", Duration.ofDays(1));
        assertEquals("Wg2XA3WLj967vmnc3QjN6fvQQ4Q=", turn.credential("1767225600:dGVzdA"));
    }

    @Test
    void a_credential_says_when_it_ends_and_not_whose_it_is() {
        TurnConfig turn = new TurnConfig(URLS, "north wind", Duration.ofHours(24));
        SecureRandom random = new SecureRandom();
        Instant now = Instant.ofEpochSecond(1_767_139_200);
        IceServerInfo minted = turn.mint(now, random);
        assertEquals(URLS, minted.urls());
        assertTrue(minted.username().matches("1767225600:[A-Za-z0-9_-]{12}"), minted.username());
        assertEquals(turn.credential(minted.username()), minted.credential());
        assertNotEquals(minted.username(), turn.mint(now, random).username());
    }

    @Test
    void what_makes_no_sense_is_refused_and_a_secret_is_never_written() {
        assertThrows(IllegalArgumentException.class, () -> new TurnConfig(URLS, "", Duration.ofDays(1)));
        assertThrows(IllegalArgumentException.class, () -> new TurnConfig(URLS, "secret", Duration.ofMillis(999)));
        assertThrows(IllegalStateException.class, () -> TurnConfig.NONE.mint(Instant.EPOCH, new SecureRandom()));
        assertFalse(
                new TurnConfig(URLS, "secret", Duration.ofDays(1)).toString().contains("secret"));
    }
}
