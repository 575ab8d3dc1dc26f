package dev.parley.app.ui.window;

import dev.parley.app.session.Session;
import dev.parley.app.ui.about.AboutPage;
import dev.parley.app.ui.about.Inventory;
import dev.parley.app.ui.about.ReportSection;
import dev.parley.app.ui.about.UpdateSection;
import dev.parley.app.ui.account.AccountPage;
import dev.parley.app.ui.laboratory.LaboratoryPage;
import dev.parley.app.ui.library.LibraryPage;
import dev.parley.app.ui.settings.BackgroundSection;
import dev.parley.app.ui.settings.SettingsPage;
import dev.parley.app.ui.settings.ThemeSection;
import dev.parley.app.ui.theme.ColumnPage;
import javafx.beans.value.ObservableBooleanValue;
import javafx.stage.Stage;

/**
 * The pages that the person opens from another ({@link Page#isOver}), each made when it is wanted. JavaFX thread.
 *
 * @param tray whether there is one
 * @param back leads back from each
 */
record OverPages(
        Session session, DeskModels models, Stage stage, HostActions host, ObservableBooleanValue tray, Runnable back) {
    void addTo(Pages pages) {
        pages.add(Page.LABORATORY, this::laboratory);
        pages.add(Page.LIBRARY, this::library);
        pages.add(Page.ACCOUNT, () -> made(new AccountPage(models.account, back)));
        pages.add(Page.SETTINGS, () -> made(settings()));
        pages.add(Page.ABOUT, () -> made(about()));
    }

    private static Pages.Made made(ColumnPage page) {
        return new Pages.Made(page, page::setShowing);
    }

    private Pages.Made laboratory() {
        LaboratoryPage page = new LaboratoryPage(
                session, models.laboratory, models.devices, models.sharing, models.recording, host::monotonicMs, back);
        return new Pages.Made(page, page::setShowing);
    }

    private Pages.Made library() {
        LibraryPage page = new LibraryPage(models.library, new StageFullScreen(stage), back);
        return new Pages.Made(page, page::setShowing);
    }

    private SettingsPage settings() {
        return new SettingsPage(
                back,
                new ThemeSection(models.desktop),
                new BackgroundSection(models.desktop, tray, host.autostart(), DeskModels::work));
    }

    private AboutPage about() {
        Inventory inventory = Inventory.read();
        return new AboutPage(
                inventory,
                back,
                new ReportSection(
                        inventory, host::logs, session::snapshot, host::names, host.files(stage), DeskModels::work),
                new UpdateSection(models.updates));
    }
}
