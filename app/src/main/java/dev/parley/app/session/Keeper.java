package dev.parley.app.session;

import dev.parley.app.settings.Preferences;
import dev.parley.app.settings.RecentCall;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what is to be kept, on the disk thread. A full disk is told and nothing else: what was to be kept goes on
 * counting until the program ends.
 */
final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private final Environment environment;
    private final BiConsumer<String, String> problem;
    /** Owned by the {@code call} thread. */
    private Preferences preferences;

    /**
     * @param preferences what was chosen the last time
     * @param problem gets the code of a {@link Snapshot.Notice} and its detail, on the {@code call} thread
     */
    Keeper(Environment environment, Preferences preferences, BiConsumer<String, String> problem) {
        this.environment = environment;
        this.preferences = preferences;
        this.problem = problem;
    }

    /** What is chosen now. */
    Preferences preferences() {
        return preferences;
    }

    void keep(Preferences now) {
        if (!now.equals(preferences)) {
            preferences = now;
            write("settings-not-saved", () -> environment.profile().keep(now));
        }
    }

    /** An empty password is forgotten. */
    void keepPassword(String server, String username, String password) {
        write("settings-not-saved", () -> environment.profile().keepPassword(server, username, password));
    }

    void keep(List<RecentCall> history) {
        write("history-not-saved", () -> environment.profile().keep(history));
    }

    /** Work on the disk that may fail. */
    interface Writing {
        void run() throws IOException;
    }

    /** Does it on the disk thread; where it fails, {@code code} is said. */
    void write(String code, Writing writing) {
        environment.disk().execute(() -> {
            try {
                writing.run();
            } catch (IOException | RuntimeException e) {
                LOG.warn("{}", code, e);
                environment.call().execute(() -> problem.accept(code, String.valueOf(e.getMessage())));
            }
        });
    }
}
