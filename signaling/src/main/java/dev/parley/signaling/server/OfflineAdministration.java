package dev.parley.signaling.server;

import dev.parley.signaling.store.Database;
import dev.parley.signaling.store.Stores;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * {@link Administration} of a server that does not run, on its data folder. Nobody is connected then. Don't use it while a
 * server runs on that folder: the server would not know what was changed.
 */
public final class OfflineAdministration implements AutoCloseable {
    private final Database database;
    private final ScheduledThreadPoolExecutor server = new ScheduledThreadPoolExecutor(1);
    private final Workers workers;
    private final Directory directory;

    private OfflineAdministration(ServerConfig config, Database database) {
        this.database = database;
        server.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        workers = new Workers(server, database, Metrics.NONE);
        SecureRandom random = new SecureRandom();
        directory = new Directory(new Environment(
                server,
                System::nanoTime,
                InstantSource.system(),
                workers,
                Stores.of(database),
                new PasswordHasher(random),
                random,
                config,
                Metrics.NONE));
    }

    /**
     * Opens the data folder.
     *
     * @param config of the server that runs there
     * @throws dev.parley.signaling.store.StoreException if it can't be opened
     */
    public static OfflineAdministration open(ServerConfig config) {
        return new OfflineAdministration(config, Database.open(Database.fileIn(config.data())));
    }

    /** What can be done. */
    public Administration administration() {
        return directory.administration();
    }

    /** Finishes what was begun and closes the folder. */
    @Override
    public void close() {
        workers.close();
        server.shutdownNow();
        database.close();
    }
}
