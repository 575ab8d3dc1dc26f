package dev.parley.app.settings;

import com.google.gson.TypeAdapter;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How large everything in the windows is. */
@JsonAdapter(SizeChoice.Json.class)
public enum SizeChoice {
    /** As the system scales its programs. */
    SYSTEM(0),
    PERCENT_100(100),
    PERCENT_125(125),
    PERCENT_150(150),
    PERCENT_175(175),
    PERCENT_200(200);

    private final int percent;

    SizeChoice(int percent) {
        this.percent = percent;
    }

    /** Of the size on a screen that isn't scaled; 0 for {@link #SYSTEM}. */
    public int percent() {
        return percent;
    }

    /**
     * The next size.
     *
     * @param from the percentage that is seen now, which need not be one of ours
     * @param larger up, or down
     * @return null where there is none
     */
    public static SizeChoice next(int from, boolean larger) {
        Stream<SizeChoice> sizes = Arrays.stream(values()).filter(each -> each != SYSTEM);
        return larger
                ? sizes.filter(each -> each.percent > from).findFirst().orElse(null)
                : sizes.filter(each -> each.percent < from)
                        .reduce((before, last) -> last)
                        .orElse(null);
    }

    /** By name; a size that is none of ours is the system's, and costs nothing else that was chosen. */
    static final class Json extends TypeAdapter<SizeChoice> {
        private static final Logger LOG = LoggerFactory.getLogger(SizeChoice.class);

        @Override
        public void write(JsonWriter out, SizeChoice size) throws IOException {
            out.value(size == null ? null : size.name());
        }

        @Override
        public SizeChoice read(JsonReader in) throws IOException {
            if (in.peek() != JsonToken.STRING) {
                LOG.warn("the size of the windows is kept as {}; it is the system's", in.peek());
                in.skipValue();
                return SYSTEM;
            }
            String name = in.nextString();
            for (SizeChoice size : values()) {
                if (size.name().equals(name)) {
                    return size;
                }
            }
            LOG.warn("the size of the windows is kept as “{}”; it is the system's", name);
            return SYSTEM;
        }
    }
}
