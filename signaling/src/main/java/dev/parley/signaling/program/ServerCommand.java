package dev.parley.signaling.program;

import ch.qos.logback.classic.Level;
import dev.parley.signaling.server.ServerStartException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The commands of the program. Without one, the server runs. */
@Command(
        name = "parley-server",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        scope = ScopeType.INHERIT,
        description = "The signaling server of Parley: introduces people to each other who then call directly.",
        subcommands = {
            ServerCommand.Run.class,
            ServerCommand.Config.class,
            AdminCommand.Accounts.class,
            AdminCommand.Invitations.class,
            AdminCommand.Connections.class,
            AdminCommand.Disconnect.class,
            AdminCommand.Status.class,
            BackupCommand.class,
            RestoreCommand.class,
            DoctorCommand.class
        })
final class ServerCommand implements Callable<Integer> {
    /** Taken where no other file is named, and only if it is there. */
    private static final Path USUAL_FILE = Path.of("/etc/parley-server/parley-server.properties");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration file. Without it: /etc/parley-server/parley-server.properties if that is"
                    + " there, else what 'parley-server config' prints.")
    private Path config;

    private final Passwords passwords;

    private ServerCommand(Passwords passwords) {
        this.passwords = passwords;
    }

    /**
     * Carries out a command line.
     *
     * @return the exit code
     */
    static int execute(String... arguments) {
        // Until the configuration says more: what goes wrong, and not what is done.
        Logs.configure(new Settings.Logging(Level.WARN, Settings.LogFormat.TEXT));
        return commandLine(new Passwords(System.console(), System.in)).execute(arguments);
    }

    /** What reads the command line; a test gives it other streams. */
    static CommandLine commandLine(Passwords passwords) {
        CommandLine line = new CommandLine(new ServerCommand(passwords));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command.getErr()));
        return line;
    }

    private static int failed(Exception e, PrintWriter err) {
        ExitCode code =
                switch (e) {
                    case SettingsException settings -> ExitCode.SETTINGS;
                    case ServerStartException start -> ExitCode.START;
                    case CommandFailed failed -> failed.code();
                    default -> ExitCode.INTERNAL;
                };
        if (code == ExitCode.INTERNAL) {
            LoggerFactory.getLogger(ServerCommand.class).error("A command failed", e);
        } else {
            err.println(e.getMessage());
        }
        return code.code();
    }

    Passwords passwords() {
        return passwords;
    }

    /** Of the file that was named, or the usual one. */
    Settings settings() throws SettingsException {
        if (config != null) {
            return SettingsReader.read(config);
        }
        return Files.exists(USUAL_FILE) ? SettingsReader.read(USUAL_FILE) : SettingsReader.defaults();
    }

    @Override
    public Integer call() throws SettingsException, ServerStartException, CommandFailed, InterruptedException {
        Settings settings = settings();
        Logs.configure(settings.logging());
        try (StandaloneServer server = StandaloneServer.start(settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
            PrintWriter out = spec.commandLine().getOut();
            out.println(server.ready());
            out.flush();
            server.awaitEnd();
        }
        return ExitCode.OK.code();
    }

    @Command(
            name = "run",
            description = "Run the server until it is told to stop (SIGTERM, Ctrl+C). Prints one line with its URL and"
                    + " the fingerprint of its certificate when it is ready.")
    static final class Run implements Callable<Integer> {
        @ParentCommand
        private ServerCommand parent;

        @Override
        public Integer call() throws SettingsException, ServerStartException, CommandFailed, InterruptedException {
            return parent.call();
        }
    }

    @Command(
            name = "config",
            description = "Print a configuration file with every key, what it means, and its default.")
    static final class Config implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            out.print(SettingsFile.defaultText());
            out.flush();
            return ExitCode.OK.code();
        }
    }
}
