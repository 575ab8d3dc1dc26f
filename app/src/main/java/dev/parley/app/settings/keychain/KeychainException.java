package dev.parley.app.settings.keychain;

import dev.parley.app.bus.BusException;

/** The keychain didn't do what was asked. The message is a sentence for the log, without any secret. */
public class KeychainException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The person didn't unlock it, or not in time. */
    public static final String LOCKED = "locked";

    /** It doesn't answer in time. */
    public static final String NO_ANSWER = "no-answer";

    /** It ended, or what was asked for went away, in the middle. */
    public static final String GONE = "gone";

    /** It refused for another reason, which the message tells. */
    public static final String FAILED = "failed";

    private final String code;

    /**
     * A failure.
     *
     * @param code {@link #LOCKED}, {@link #NO_ANSWER}, {@link #GONE} or {@link #FAILED}
     */
    public KeychainException(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** With what it comes from. */
    public KeychainException(String code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    /** What the bus said, or that it said nothing. */
    static KeychainException of(BusException e) {
        String code =
                switch (e.reason()) {
                    case GONE -> GONE;
                    case NO_ANSWER, INTERRUPTED -> NO_ANSWER;
                    case FAILED -> e.is("IsLocked") ? LOCKED : FAILED;
                };
        return new KeychainException(code, e.getMessage(), e);
    }

    /** Whether it is the answer of the Secret Service with that error, such as {@code NoSuchObject}. */
    boolean is(String error) {
        return getCause() instanceof BusException e && e.is(error);
    }

    /** What went wrong, stable. */
    public String code() {
        return code;
    }
}
