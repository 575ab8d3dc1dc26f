package dev.parley.app.session;

import dev.parley.app.session.ServerHost.HostException;
import dev.parley.app.session.ServerHost.Hosted;
import dev.parley.app.session.ServerStatus.Problem;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the embedded server on the disk thread, and tells the {@code call} thread. */
record Hosting(Environment environment) {
    private static final Logger LOG = LoggerFactory.getLogger(Hosting.class);

    /** Calls one of the two, on the {@code call} thread. */
    void start(Consumer<Hosted> started, Consumer<Problem> failed) {
        environment.disk().execute(() -> {
            try {
                Hosted hosted = environment.host().start();
                environment.call().execute(() -> started.accept(hosted));
            } catch (HostException e) {
                LOG.warn("the embedded server can't be started", e);
                environment.call().execute(() -> failed.accept(e.problem()));
            } catch (RuntimeException e) {
                LOG.error("the embedded server can't be started", e);
                Problem problem = new Problem("internal", String.valueOf(e.getMessage()));
                environment.call().execute(() -> failed.accept(problem));
            }
        });
    }

    void stop() {
        environment.disk().execute(environment.host()::close);
    }
}
