package dev.parley.signaling.program;

import dev.parley.signaling.program.administration.AdminDesk;
import dev.parley.signaling.program.administration.AdminReply;
import dev.parley.signaling.program.administration.AdminRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands by which a server is administered. The server does the work, or, if none runs, this program itself. */
abstract class AdminCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    /** What is asked for; the command is the one that was typed. */
    abstract Map<String, String> arguments() throws CommandFailed;

    @Override
    public Integer call() throws SettingsException, CommandFailed {
        ServerCommand program = (ServerCommand) spec.root().userObject();
        Settings settings = program.settings();
        String command = spec.qualifiedName(" ").substring(spec.root().name().length() + 1);
        Path data = settings.data();
        if (!Files.exists(data) && !command.endsWith(" add")) {
            throw new CommandFailed(
                    ExitCode.REFUSED, "There is no folder " + data + ". Is the right configuration file named?");
        }
        AdminReply reply;
        try {
            reply = new AdminDesk(settings.serverConfig()).ask(new AdminRequest(command, arguments()));
        } catch (IOException e) {
            throw new CommandFailed(ExitCode.WRONG_TIME, e.getMessage(), e);
        }
        if (!reply.error().isEmpty()) {
            throw new CommandFailed(ExitCode.REFUSED, reply.error());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(AdminDesk.format(reply));
        out.flush();
        return ExitCode.OK.code();
    }

    /** A new password, from the terminal or the first line of standard input: arguments are seen by every user. */
    String newPassword() throws CommandFailed {
        ServerCommand program = (ServerCommand) spec.root().userObject();
        return program.passwords().read();
    }

    @Command(
            name = "accounts",
            description = "Who has an account.",
            subcommands = {Accounts.All.class, Accounts.Add.class, Accounts.Reset.class, Accounts.Delete.class})
    static final class Accounts implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            spec.commandLine().usage(spec.commandLine().getErr());
            return ExitCode.USAGE.code();
        }

        @Command(name = "list", description = "List the accounts.")
        static final class All extends AdminCommand {
            @Override
            Map<String, String> arguments() {
                return Map.of();
            }
        }

        @Command(
                name = "add",
                description = "Make an account. The password is read from the terminal or standard input.")
        static final class Add extends AdminCommand {
            @Parameters(paramLabel = "USERNAME")
            private String username;

            @Option(names = "--name", paramLabel = "NAME", description = "The name that others see.")
            private String name;

            @Override
            Map<String, String> arguments() throws CommandFailed {
                return Map.of(
                        "username",
                        username,
                        "display-name",
                        name == null ? username : name,
                        "password",
                        newPassword());
            }
        }

        @Command(
                name = "reset-password",
                description = "Set another password and sign out all devices. It is read from the terminal or standard"
                        + " input.")
        static final class Reset extends AdminCommand {
            @Parameters(paramLabel = "USERNAME")
            private String username;

            @Override
            Map<String, String> arguments() throws CommandFailed {
                return Map.of("username", username, "password", newPassword());
            }
        }

        @Command(name = "delete", description = "Delete an account with all that belongs to it. It can't be undone.")
        static final class Delete extends AdminCommand {
            @Parameters(paramLabel = "USERNAME")
            private String username;

            @Override
            Map<String, String> arguments() {
                return Map.of("username", username);
            }
        }
    }

    @Command(
            name = "invitations",
            description = "Who may make an account where an invitation is needed.",
            subcommands = {Invitations.All.class, Invitations.Add.class, Invitations.Remove.class})
    static final class Invitations implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            spec.commandLine().usage(spec.commandLine().getErr());
            return ExitCode.USAGE.code();
        }

        @Command(name = "list", description = "List the invitations that are good. Their codes are not kept.")
        static final class All extends AdminCommand {
            @Override
            Map<String, String> arguments() {
                return Map.of();
            }
        }

        @Command(name = "add", description = "Make an invitation and print its code, once.")
        static final class Add extends AdminCommand {
            @Option(
                    names = "--uses",
                    paramLabel = "N",
                    defaultValue = "1",
                    description = "How many accounts can be made with it (default ${DEFAULT-VALUE}).")
            private int uses;

            @Option(
                    names = "--days",
                    paramLabel = "N",
                    defaultValue = "7",
                    description = "How long it is good (default ${DEFAULT-VALUE}).")
            private int days;

            @Option(
                    names = "--note",
                    paramLabel = "TEXT",
                    defaultValue = "",
                    description = "What it is for, to find it again in the list.")
            private String note;

            @Override
            Map<String, String> arguments() {
                return Map.of("uses", Integer.toString(uses), "days", Integer.toString(days), "note", note);
            }
        }

        @Command(name = "remove", description = "Take an invitation back. Accounts that were made with it stay.")
        static final class Remove extends AdminCommand {
            @Parameters(paramLabel = "CODE")
            private String code;

            @Override
            Map<String, String> arguments() {
                return Map.of("code", code);
            }
        }
    }

    @Command(name = "connections", description = "List the devices that are signed in.")
    static final class Connections extends AdminCommand {
        @Override
        Map<String, String> arguments() {
            return Map.of();
        }
    }

    @Command(
            name = "disconnect",
            description = "Cut somebody off: sign out all their devices, which need the password to come back.")
    static final class Disconnect extends AdminCommand {
        @Parameters(paramLabel = "USERNAME")
        private String username;

        @Override
        Map<String, String> arguments() {
            return Map.of("username", username);
        }
    }

    @Command(name = "status", description = "Say whether the server runs, and how much there is on it.")
    static final class Status extends AdminCommand {
        @Override
        Map<String, String> arguments() {
            return Map.of();
        }
    }
}
