package dev.parley.app.cli;

import dev.parley.app.settings.ProgramVersion;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands of the program. Without one, the window opens. */
@Command(
        name = "parley",
        mixinStandardHelpOptions = true,
        versionProvider = ParleyCommand.Version.class,
        description = "Video calls from computer to computer.",
        subcommands = {ParleyCommand.Run.class, CallCommand.class, RecordCommand.class, ServerCommand.class})
public final class ParleyCommand implements Callable<Integer> {
    private static final String LINK =
            "A link as web pages and programs have it, parley:USERNAME@HOST; it is asked before anything is dialled.";

    private static final String BACKGROUND =
            "Show no window before a call rings, or Parley is started again; with the session, for example.";

    private final Program program;

    @Option(names = "--background", description = BACKGROUND)
    private boolean background;

    @Parameters(arity = "0..1", paramLabel = "LINK", defaultValue = "", description = LINK)
    private String link;

    /** What {@code --version} says. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Parley " + ProgramVersion.read()};
        }
    }

    private ParleyCommand(Program program) {
        this.program = program;
    }

    /**
     * Carries out a command line.
     *
     * @return the exit code
     */
    public static int execute(Program program, String... arguments) {
        if (List.of(arguments).equals(List.of("run"))) {
            // A click on the icon. The library that reads command lines is too old for Java's AOT cache: it would take
            // a tenth of the time until the window is there.
            return program.window(new ProfileOptions(), new Program.Opening(null, false, "", false))
                    .code();
        }
        CommandLine line = new CommandLine(new ParleyCommand(program), new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (type == Run.class) {
                    return type.cast(new Run(program));
                }
                if (type == CallCommand.class) {
                    return type.cast(new CallCommand(program));
                }
                if (type == RecordCommand.class) {
                    return type.cast(new RecordCommand(program));
                }
                if (type == ServerCommand.class) {
                    return type.cast(new ServerCommand(program));
                }
                return CommandLine.defaultFactory().create(type);
            }
        });
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line.execute(arguments);
    }

    @Override
    public Integer call() {
        return program.window(new ProfileOptions(), new Program.Opening(null, false, link, background))
                .code();
    }

    @Command(name = "run", mixinStandardHelpOptions = true, description = "Open the window.")
    static final class Run implements Callable<Integer> {
        private final Program program;

        @Mixin
        private ProfileOptions profile;

        @Option(names = "--call", paramLabel = "NAME", description = "Call this person once signed in.")
        private String callee;

        @Option(names = "--auto-answer", description = "Take every call by itself.")
        private boolean autoAnswer;

        @Option(names = "--background", description = BACKGROUND)
        private boolean background;

        @Parameters(arity = "0..1", paramLabel = "LINK", defaultValue = "", description = LINK)
        private String link;

        Run(Program program) {
            this.program = program;
        }

        @Override
        public Integer call() {
            return program.window(profile, new Program.Opening(callee, autoAnswer, link, background))
                    .code();
        }
    }
}
