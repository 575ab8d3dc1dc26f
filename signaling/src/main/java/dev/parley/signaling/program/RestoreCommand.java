package dev.parley.signaling.program;

import dev.parley.signaling.program.administration.OwnFolder;
import dev.parley.signaling.store.DataFolder;
import dev.parley.signaling.store.DatabaseFiles;
import dev.parley.signaling.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code parley-server restore}. */
@Command(
        name = "restore",
        description = "Put a backup in the place of the database, while no server runs. What was there is kept beside.")
final class RestoreCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss");

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ServerCommand parent;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file;

    @Override
    public Integer call() throws SettingsException, CommandFailed {
        Path data = parent.settings().data();
        if (!Files.isRegularFile(file)) {
            throw new CommandFailed(ExitCode.REFUSED, "There is no file " + file + ".");
        }
        try (DataFolder folder = DataFolder.hold(data)) {
            if (folder == null) {
                throw new CommandFailed(
                        ExitCode.WRONG_TIME, "A server uses the folder " + data + ". Stop it, then try again.");
            }
            OwnFolder.check(data);
            String keptAs = "accounts-replaced-"
                    + LocalDateTime.now(ZoneId.systemDefault()).format(TIME) + ".sqlite";
            Path kept = DatabaseFiles.replace(folder, file, keptAs);
            PrintWriter out = spec.commandLine().getOut();
            out.println(kept == null ? "Restored." : "Restored. What was there is kept in " + kept + ".");
            out.flush();
        } catch (IOException e) {
            throw new CommandFailed(ExitCode.REFUSED, "The folder " + data + " can't be used: " + e.getMessage(), e);
        } catch (StoreException e) {
            throw new CommandFailed(ExitCode.REFUSED, e.getMessage(), e);
        }
        return ExitCode.OK.code();
    }
}
