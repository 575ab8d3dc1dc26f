package dev.parley.app.bench;

import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code parley bench devices} takes. */
@Command(
        name = "parley bench devices",
        description = {
            "Measure devices: how soon another one is used in a call, how soon one is open and free again, and what a"
                    + " preview costs.",
            "Cameras are those that the library named by the environment variable PARLEY_TEST_V4L2 pretends; without it"
                    + " they are left out."
        },
        footer = "Quick are 10 switches, 5 of all else, and 50 in place of 200 before descriptors are counted again.")
final class DeviceOptions extends BenchOptions {
    @Option(names = "--switches", description = "How many switches of each kind are timed (default ${DEFAULT-VALUE}).")
    private int switches = 100;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Measure these alone: ${COMPLETION-CANDIDATES}.")
    private Set<Part> only = EnumSet.allOf(Part.class);

    /** What can be measured alone. */
    enum Part {
        OPEN,
        CAMERA,
        SOUND,
        MUTE,
        PREVIEW
    }

    boolean wants(Part part) {
        return only.contains(part);
    }

    int switches() {
        return quick() ? 10 : switches;
    }

    /** How often a device is opened, closed, plugged in, pulled out. */
    int times() {
        return quick() ? 5 : 20;
    }

    /** How many switches there are between two counts of descriptors and threads. */
    int manySwitches() {
        return quick() ? 50 : 200;
    }
}
