package dev.parley.signaling.program;

import dev.parley.signaling.program.doctor.Doctor;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code parley-server doctor}. */
@Command(
        name = "doctor",
        description =
                "Look whether the server can work as it is configured: data folder, ports, certificate, clock, STUN,"
                        + " TURN. Say what to do if not, and what to open in the firewall. Ends with the number of problems.")
final class DoctorCommand implements Callable<Integer> {
    /** More than that a shell would take for a signal. */
    private static final int PROBLEMS_AT_MOST = 100;

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ServerCommand parent;

    @Override
    public Integer call() throws SettingsException {
        Settings settings = parent.settings();
        int problems = new Doctor(
                        settings.serverConfig(),
                        settings.metricsPort(),
                        settings.backups().kept() > 0,
                        Clock.system(ZoneId.systemDefault()),
                        spec.commandLine().getOut())
                .examine();
        return Math.min(problems, PROBLEMS_AT_MOST);
    }
}
