package dev.parley.app.cli;

import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.session.LiveSession;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Set;

/** What the commands need of the program: its parts, wired. */
public interface Program {

    /** The devices that the command line chose for this run; null where it chose none. */
    record Devices(DevicePreference camera, DevicePreference microphone, DevicePreference speaker) {
        /** As kept in the profile. */
        public static final Devices KEPT = new Devices(null, null, null);
    }

    /**
     * Opens the profile and starts a session.
     *
     * @param home the folder for everything; null for the system's places
     * @throws InUseException if another program uses the profile
     * @throws OpenException if the profile can't be used
     */
    Opened open(Path home, Devices devices) throws OpenException;

    /**
     * Opens the windows and returns when they are closed.
     *
     * @param opening how they begin
     */
    ExitCode window(ProfileOptions profile, Opening opening);

    /**
     * How the windows begin.
     *
     * @param call whom to call at once; null for nobody
     * @param autoAnswer take every call by itself
     * @param link what a link or another program asks for, as it came; empty for nothing
     * @param background show nothing before a call rings, or the person wants to see it
     */
    record Opening(String call, boolean autoAnswer, String link, boolean background) {
        /** As by a click on the icon. */
        public static final Opening PLAIN = new Opening(null, false, "", false);
    }

    /**
     * Runs a server until the process is told to end.
     *
     * @param out gets one line with its URL and fingerprint when it is ready
     * @param err gets a sentence if it can not start
     */
    ExitCode serve(InetSocketAddress listen, Path data, Set<String> origins, PrintWriter out, PrintWriter err);

    /** A running session. */
    interface Opened extends AutoCloseable {
        /** The session. */
        LiveSession session();

        /** Ends it and all that it started. */
        @Override
        void close();
    }

    /** Another program uses the profile. */
    final class InUseException extends OpenException {
        /** With a sentence. */
        public InUseException(String sentence, Path profile) {
            super("in-use", profile.toString(), sentence, null);
        }
    }

    /** The profile can't be used. The message is for a terminal; a window has words of its own for the code. */
    class OpenException extends Exception {
        private final String code;
        private final String detail;

        /**
         * @param code stable: {@code in-use}, {@code no-answer} (of the program that uses it), {@code not-writable}
         * @param detail a path to put into the words; may be empty
         * @param sentence what happened and what to do
         */
        public OpenException(String code, String detail, String sentence, Throwable cause) {
            super(sentence, cause);
            this.code = code;
            this.detail = detail;
        }

        /** What happened. */
        public String code() {
            return code;
        }

        /** Where. */
        public String detail() {
            return detail;
        }
    }
}
