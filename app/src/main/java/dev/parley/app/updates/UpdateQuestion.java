package dev.parley.app.updates;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.parley.app.updates.Answer.Failed;
import dev.parley.app.updates.Answer.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an address for the newest version: one GET, which says nothing of who asks, answered by
 * {@code {"version": "1.2.0", "news": "What is new."}}. Nothing is downloaded besides, and nothing installed.
 */
public final class UpdateQuestion {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateQuestion.class);
    private static final int TIMEOUT_MS = (int) Duration.ofSeconds(10).toMillis();
    private static final int MOST_BYTES = 65_536;
    private static final int MOST_NEWS = 4_000;

    private UpdateQuestion() {}

    /** Whether this is an address that can be asked: {@code https}, with a host. */
    public static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return "https".equals(address.getScheme()) && address.getHost() != null && address.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Asks. Blocks for 20 s at most.
     *
     * @param mine the version that runs
     */
    public static Answer ask(String address, String mine) {
        if (!isAddress(address)) {
            return new Failed(Reason.ADDRESS);
        }
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            connection.setUseCaches(false);
            // Java's own would tell the version of Java.
            connection.setRequestProperty("User-Agent", "Parley");
            connection.setRequestProperty("Accept", "application/json");
            // Follows to where the address leads, but never from https to http.
            try (InputStream body = connection.getInputStream()) {
                return read(body, mine);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            LOG.info("the address for newer versions can't be asked: {}", e.toString());
            return new Failed(Reason.UNREACHABLE);
        }
    }

    private static Answer read(InputStream body, String mine) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        return bytes.length > MOST_BYTES
                ? new Failed(Reason.NOT_UNDERSTOOD)
                : parse(new String(bytes, StandardCharsets.UTF_8), mine);
    }

    /** What an announcement means for the version that runs. Pure. */
    static Answer parse(String json, String mine) {
        try {
            JsonObject announcement = JsonParser.parseString(json).getAsJsonObject();
            String version = text(announcement, "version");
            Version theirs = Version.parse(version);
            Version ours = Version.parse(mine);
            if (theirs == null || ours == null) {
                return new Failed(Reason.NOT_UNDERSTOOD);
            }
            return theirs.compareTo(ours) > 0
                    ? new Answer.Newer(version, shown(text(announcement, "news")))
                    : new Answer.Newest();
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            return new Failed(Reason.NOT_UNDERSTOOD);
        }
    }

    private static String text(JsonObject json, String field) {
        JsonElement value = json.get(field);
        return value == null ? "" : value.getAsString();
    }

    /** No marks that turn a text around, and not more than one reads. */
    private static String shown(String news) {
        String plain = news.strip().replaceAll("[\\p{Cntrl}&&[^\n]]|[\\u202A-\\u202E\\u2066-\\u2069]", "");
        return plain.length() <= MOST_NEWS ? plain : plain.substring(0, MOST_NEWS) + "…";
    }
}
