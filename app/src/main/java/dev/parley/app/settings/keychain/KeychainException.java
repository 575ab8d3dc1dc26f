package dev.parley.app.settings.keychain;

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

    /** What went wrong, stable. */
    public String code() {
        return code;
    }
}
