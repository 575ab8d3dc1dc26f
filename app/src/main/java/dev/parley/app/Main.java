package dev.parley.app;

import dev.parley.app.cli.ExitCode;
import dev.parley.app.cli.ParleyCommand;
import dev.parley.app.cli.ProfileOptions;
import dev.parley.app.cli.Program;
import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.session.ServerHost;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The desk's main: {@code run}, {@code call} and {@code server}. It must not extend JavaFX's {@code Application}. */
public final class Main implements Program {
    private Main() {}

    /** Starts the program; the exit codes are those of {@link ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(ParleyCommand.execute(new Main(), arguments));
    }

    @Override
    public Opened open(Path home, Devices devices) throws OpenException {
        Desk desk = Desk.open(home, devices);
        Runtime.getRuntime().addShutdownHook(new Thread(desk::close, "shutdown"));
        return desk;
    }

    @Override
    public ExitCode window(ProfileOptions profile, Opening opening) {
        return new Windows(this).run(profile, opening);
    }

    @Override
    public ExitCode serve(InetSocketAddress listen, Path data, Set<String> origins, PrintWriter out, PrintWriter err) {
        EmbeddedServer server = new EmbeddedServer(
                List.of(listen),
                data,
                origins,
                Desk.computerName(),
                null,
                Engines.launcher(EngineLauncher.echo(data.resolve("cache"))));
        try {
            ServerHost.Hosted hosted = server.start();
            out.println(hosted.publicUrl() + " " + hosted.fingerprint());
            out.flush();
        } catch (ServerHost.HostException e) {
            err.println(e.getCause().getMessage());
            err.flush();
            return ExitCode.NO_SERVER;
        }
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            ended.countDown();
                        },
                        "shutdown"));
        try {
            ended.await();
        } catch (InterruptedException e) {
            server.close();
        }
        return ExitCode.OK;
    }
}
