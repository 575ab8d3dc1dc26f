package dev.parley.app.bench;

import java.util.Locale;

/** What is said into the microphones of the sandbox: to each a tone of its own, for as long as the bench lasts. */
enum Voice {
    ANNA(440),
    BERT(660),
    /** Into the devices that somebody changes to. */
    OTHER(1000);

    private final double hz;

    Voice(double hz) {
        this.hz = hz;
    }

    double hz() {
        return hz;
    }

    String microphone() {
        return device("microphone");
    }

    String speaker() {
        return device("speaker");
    }

    /** What is played here comes out of the microphone. */
    String sink() {
        return device("voice");
    }

    private String device(String what) {
        return name().toLowerCase(Locale.ROOT) + "-" + what;
    }
}
