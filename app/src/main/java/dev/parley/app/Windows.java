package dev.parley.app;

import dev.parley.app.cli.ExitCode;
import dev.parley.app.cli.ProfileOptions;

/** The launcher of the windows. */
final class Windows {
    private Windows() {}

    static ExitCode run(ProfileOptions profile, String call, boolean autoAnswer) {
        return ExitCode.INTERNAL;
    }
}
