package dev.parley.signaling.server;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.StatisticsReport;

/** The same without end, for the bench. Its seeds are new, so that not each of them comes to everything. */
class DirectoryMarathon extends DirectoryFuzzTest {
    @Override
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property
    void nothing_fails_and_nobody_hears_what_is_not_theirs(
            @ForAll @Size(min = 50, max = 150) List<@From("actions") Action> actions) throws IOException {
        live(actions);
    }
}
