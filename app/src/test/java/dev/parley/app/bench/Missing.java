package dev.parley.app.bench;

/** Something did not happen in time. */
final class Missing extends Exception {
    Missing(String what) {
        super(what);
    }
}
