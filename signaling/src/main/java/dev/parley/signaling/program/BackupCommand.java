package dev.parley.signaling.program;

import dev.parley.signaling.store.Database;
import dev.parley.signaling.store.DatabaseFiles;
import dev.parley.signaling.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code parley-server backup}. */
@Command(name = "backup", description = "Copy the database to a file, also while the server runs.")
final class BackupCommand implements Callable<Integer> {
    @ParentCommand
    private ServerCommand parent;

    @Parameters(paramLabel = "FILE", description = "A file that isn't there yet.")
    private Path file;

    @Override
    public Integer call() throws SettingsException, CommandFailed {
        Path database = Database.fileIn(parent.settings().data());
        if (Files.exists(file)) {
            throw new CommandFailed(ExitCode.REFUSED, "There is a file " + file + " already. Name another one.");
        }
        if (!Files.exists(database)) {
            throw new CommandFailed(
                    ExitCode.REFUSED, "There is no database " + database + ". Is the right configuration file named?");
        }
        try {
            DatabaseFiles.copy(database, file);
        } catch (StoreException e) {
            throw new CommandFailed(ExitCode.REFUSED, e.getMessage(), e);
        }
        return ExitCode.OK.code();
    }
}
