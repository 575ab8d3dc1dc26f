package dev.parley.app.cli;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley server}: the server alone, with its echo. */
@Command(
        name = "server",
        mixinStandardHelpOptions = true,
        description = "Run the server alone. Prints one line with its URL and fingerprint when ready.")
final class ServerCommand implements Callable<Integer> {
    private final Program program;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "0.0.0.0:7443",
            description = "Where to listen (default ${DEFAULT-VALUE}; port 0 takes any free one).")
    private String listen;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Where accounts and certificate are kept.")
    private Path data;

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description = "A web page that may connect, as https://talk.example; may be given several times."
                    + " Programs that are no browser always may.")
    private Set<String> origins = Set.of();

    ServerCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.serve(
                        address(),
                        data,
                        origins,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())
                .code();
    }

    private InetSocketAddress address() {
        int colon = listen.lastIndexOf(':');
        try {
            int port = Integer.parseInt(listen.substring(colon + 1));
            if (colon > 0) {
                return new InetSocketAddress(
                        listen.substring(0, colon).replace("[", "").replace("]", ""), port);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--listen takes HOST:PORT, not '" + listen + "'", e);
        }
        throw new ParameterException(spec.commandLine(), "--listen takes HOST:PORT, not '" + listen + "'");
    }
}
