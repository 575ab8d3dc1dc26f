package dev.parley.app.ui.about;

import dev.parley.app.report.Report;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Snapshot;
import dev.parley.app.settings.RecentCall;
import dev.parley.app.ui.library.FileActions;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.signaling.protocol.PersonInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves a report where the person wants it: nothing is sent. JavaFX thread. */
public final class ReportSection extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(ReportSection.class);
    /** A username that everybody has on their list, and no name. */
    private static final String ECHO = "echo";

    private final Inventory inventory;
    private final Supplier<List<Path>> logs;
    private final Supplier<Snapshot> now;
    private final Supplier<Set<String>> known;
    private final FileActions files;
    private final Executor disk;
    private final Label outcome = Controls.paragraph("");
    private final Button save = Controls.button(Icon.SAVE, Texts.of("report.save"), this::save);

    /**
     * @param logs where they are, the older one first
     * @param now the state, which tells the names that are to go
     * @param known further names that are to go; may block
     * @param disk may block
     */
    public ReportSection(
            Inventory inventory,
            Supplier<List<Path>> logs,
            Supplier<Snapshot> now,
            Supplier<Set<String>> known,
            FileActions files,
            Executor disk) {
        super(12);
        this.inventory = inventory;
        this.logs = logs;
        this.now = now;
        this.known = known;
        this.files = files;
        this.disk = disk;
        Label title = Controls.line("title");
        title.setText(Texts.of("report.title"));
        save.setId("report-save");
        outcome.setId("report-outcome");
        Controls.show(outcome, false);
        getChildren().addAll(title, Controls.paragraph(Texts.of("report.what")), save, outcome);
    }

    private void save() {
        Path chosen = files.saveAs(
                Texts.of("report.title"),
                Path.of(System.getProperty("user.home")).resolve("parley-report.txt"));
        if (chosen == null) {
            return;
        }
        save.setDisable(true);
        Snapshot snapshot = now.get();
        disk.execute(() -> {
            String said = write(chosen, snapshot);
            Platform.runLater(() -> {
                save.setDisable(false);
                outcome.setText(said);
                Controls.show(outcome, true);
            });
        });
    }

    private String write(Path chosen, Snapshot snapshot) {
        try {
            Set<String> names = names(snapshot);
            names.addAll(known.get());
            names.remove(ECHO);
            Files.writeString(chosen, Report.of(facts(inventory), logs.get(), names));
            return Texts.of("report.saved", chosen);
        } catch (IOException e) {
            LOG.warn("the report can't be saved", e);
            return Texts.of("report.not-saved", chosen);
        }
    }

    private static List<String> facts(Inventory inventory) {
        List<String> facts = new ArrayList<>();
        facts.add("Parley " + inventory.version());
        facts.add("Java " + Runtime.version());
        for (String property : new String[] {"os.name", "os.version", "os.arch", "prism.order"}) {
            facts.add(property + " " + System.getProperty(property, ""));
        }
        inventory.parts().forEach(part -> facts.add(part.name() + " " + part.version()));
        return facts;
    }

    /** All names that are in the program's state: they may be anywhere in the log. */
    static Set<String> names(Snapshot snapshot) {
        Set<String> names = new TreeSet<>();
        switch (snapshot.server()) {
            case ServerStatus.SignedIn me -> names.addAll(List.of(me.username(), me.displayName(), me.serverName()));
            case ServerStatus.Lost me -> names.addAll(List.of(me.username(), me.displayName(), me.serverName()));
            case ServerStatus.NeedsAccount at -> names.addAll(List.of(at.serverName(), at.suggestedUsername()));
            case ServerStatus.Connecting to -> names.add(to.name());
            case ServerStatus.Failed at -> names.add(at.serverName());
            case ServerStatus.NotChosen _, ServerStatus.AskTrust _, ServerStatus.CertificateChanged _ -> {
                // No name, or one with an address, which goes anyway.
            }
        }
        snapshot.found().forEach(server -> names.add(server.name()));
        for (PersonInfo person : snapshot.people()) {
            names.addAll(List.of(person.username(), person.displayName()));
        }
        for (PersonInfo person : snapshot.contacts().requests()) {
            names.addAll(List.of(person.username(), person.displayName()));
        }
        for (RecentCall call : snapshot.recents()) {
            names.addAll(List.of(call.username(), call.displayName()));
        }
        names.addAll(snapshot.contacts().blocked());
        names.addAll(List.of(snapshot.call().username(), snapshot.call().displayName()));
        snapshot.library().entries().forEach(entry -> {
            names.addAll(entry.people());
            names.add(entry.title());
            entry.consent().forEach(consent -> names.add(consent.person()));
        });
        names.add(snapshot.library().deleted());
        return names;
    }
}
