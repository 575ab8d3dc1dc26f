package dev.parley.app.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The same call between two pages in two browsers. */
final class ChromiumPart {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-extensions",
            "--disable-background-timer-throttling",
            "--disable-renderer-backgrounding",
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream=fps=30",
            "--autoplay-policy=no-user-gesture-required",
            "--disable-features=WebRtcHideLocalIpsWithMdns",
            "--window-size=960,700");

    private final Town town;
    private final CallOptions options;

    ChromiumPart(Town town, CallOptions options) {
        this.town = town;
        this.options = options;
    }

    void measure(Table table) throws IOException, InterruptedException, Missing {
        List<Process> browsers = new ArrayList<>();
        try (PageServer pages = new PageServer()) {
            for (String role : List.of("a", "b")) {
                browsers.add(start(pages, role));
            }
            pages.await("ready", 2, LIMIT);
            Samples prepared = calls(pages, "prepared");
            table.add("Chromium: answer → first picture, connected before", "ms", prepared);
            Samples plain = calls(pages, "plain");
            table.add("Chromium: answer → first picture, connecting after it", "ms", plain);
            call(pages, "prepared");
            TimeUnit.SECONDS.sleep(7);
            weigh(table, pages, browsers);
            ratio(table, "answer → first picture drawn, both sides", prepared, 1);
            ratio(table, "answer → first picture drawn, connecting after it", plain, 1);
        } finally {
            for (Process browser : browsers) {
                browser.destroy();
                Processes.end(browser);
            }
        }
    }

    private Process start(PageServer pages, String role) throws IOException {
        List<String> command = new ArrayList<>(List.of("chromium"));
        command.addAll(FLAGS);
        command.add("--user-data-dir=" + town.directory().resolve("chromium-" + role));
        command.add(pages.address() + "?role=" + role);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(town.log("chromium-" + role).toFile())
                .start();
    }

    private Samples calls(PageServer pages, String mode) throws InterruptedException, Missing {
        Samples samples = new Samples();
        for (int i = 0; i <= options.calls(); i++) {
            Samples one = call(pages, mode);
            // The first one warms up and does not count.
            if (i > 0) {
                samples.addAll(one);
            }
            pages.tell("a", "end");
            pages.tell("b", "end");
            pages.await("ended", 2, LIMIT);
        }
        return samples;
    }

    private static Samples call(PageServer pages, String mode) throws InterruptedException, Missing {
        if (mode.equals("prepared")) {
            pages.tell("a", "prepare");
            pages.await("linked", 2, LIMIT);
        }
        TimeUnit.SECONDS.sleep(1);
        pages.tell("b", "answer-" + mode);
        double answered = pages.await("answering", 1, LIMIT).getFirst().get("t").getAsDouble();
        Samples samples = new Samples();
        for (JsonObject drawn : pages.await("drawn", 2, LIMIT)) {
            samples.add(drawn.get("t").getAsDouble() - answered);
        }
        return samples;
    }

    private void weigh(Table table, PageServer pages, List<Process> browsers) throws InterruptedException, Missing {
        Samples cpu = new Samples();
        Samples rss = new Samples();
        Samples pss = new Samples();
        for (int i = 0; i < options.spans(); i++) {
            List<Set<Long>> families =
                    browsers.stream().map(b -> Usage.family(b.toHandle())).toList();
            Usage.shares(families, WindowPart.SPAN).forEach(cpu::add);
            for (Set<Long> family : families) {
                rss.add(Usage.rss(family));
                pss.add(Usage.pss(family));
            }
        }
        table.add("Chromium: processor, one browser", "%core", cpu);
        table.add("Chromium: resident memory, sum of RSS", "MB", rss);
        table.add("Chromium: resident memory, sum of PSS", "MB", pss);
        pages.tell("a", "report");
        pages.tell("b", "report");
        Samples rate = new Samples();
        Samples height = new Samples();
        for (JsonObject report : pages.await("report", 2, LIMIT)) {
            rate.add(report.get("fps").getAsDouble());
            height.add(report.get("height").getAsDouble());
        }
        table.add("  pictures received a second", "", rate);
        table.add("  their height", "px", height);
        ratio(table, WindowPart.CPU, cpu, 0.6);
        ratio(table, WindowPart.RSS, rss, 0.5);
        ratio(table, WindowPart.PSS, pss, 0.5);
    }

    private static void ratio(Table table, String ours, Samples theirs, double goal) {
        table.add("ratio to Chromium: " + ours, "", table.median(ours) / theirs.median(), goal);
    }
}
