package dev.parley.signaling.server;

import dev.parley.signaling.protocol.IceServerInfo;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * TURN servers that share a secret with this one, as coturn's {@code use-auth-secret} and {@code static-auth-secret} do: its
 * REST scheme (draft-uberti-behave-turn-rest-00). The TURN server knows no accounts: it believes whoever has a credential
 * that was made with the secret, until the time that stands in the username.
 *
 * @param urls RFC 7065; empty: there are none
 * @param secret the shared one
 * @param lifetime how long a credential is good; allocations that were made with it live on
 */
public record TurnConfig(List<String> urls, String secret, Duration lifetime) {
    /** No TURN server. */
    public static final TurnConfig NONE = new TurnConfig(List.of(), "", Duration.ofDays(1));

    private static final int NAME_BYTES = 9;

    public TurnConfig {
        urls = List.copyOf(urls);
        if (!urls.isEmpty() && secret.isEmpty()) {
            throw new IllegalArgumentException("TURN servers need a secret");
        }
        if (lifetime.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("TURN credentials must be good for a second at least");
        }
    }

    /**
     * Makes a credential. The name in it is random, not the person's: TURN servers have no business with that.
     *
     * @throws IllegalStateException if there are no servers
     */
    public IceServerInfo mint(Instant now, SecureRandom random) {
        if (urls.isEmpty()) {
            throw new IllegalStateException("there is no TURN server to make a credential for");
        }
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        String username = now.plus(lifetime).getEpochSecond() + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(name);
        return new IceServerInfo(urls, username, credential(username));
    }

    /** The password of a username. */
    String credential(String username) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA1", e);
        }
    }

    @Override
    public String toString() {
        return "TurnConfig" + urls;
    }
}
