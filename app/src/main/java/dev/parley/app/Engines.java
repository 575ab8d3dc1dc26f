package dev.parley.app;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.engine.link.EngineLink;
import dev.parley.app.session.EnginePort;
import dev.parley.app.session.PictureFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Fits {@code engine.link} to the ports of {@code session}, so that neither knows the other. */
final class Engines {
    private Engines() {}

    /** Engines that are started by {@code launcher}. */
    static EnginePort.Launcher launcher(EngineLauncher launcher) {
        return listener -> new Port(new EngineLink(launcher, new Told(listener)));
    }

    /** Picture files in the system's memory. */
    static PictureFiles pictures(dev.parley.app.engine.link.PictureFiles files) {
        return new PictureFiles() {
            @Override
            public Path create() throws IOException {
                return files.create();
            }

            @Override
            public PictureMemory memory(Path file) {
                return files.memory(file);
            }

            @Override
            public void delete(Path file) {
                files.delete(file);
            }
        };
    }

    private record Port(EngineLink link) implements EnginePort {
        @Override
        public void send(EngineCommand command) {
            link.send(command);
        }

        @Override
        public void rest() {
            link.rest();
        }

        @Override
        public void wake() {
            link.wake();
        }

        @Override
        public void close() {
            link.close();
        }
    }

    private record Told(EnginePort.Listener listener) implements EngineLink.Listener {
        @Override
        public void event(EngineEvent event) {
            listener.event(event);
        }

        @Override
        public void died(String why) {
            listener.died(why);
        }

        @Override
        public void ready() {
            listener.ready();
        }

        @Override
        public void givenUp(String why) {
            listener.givenUp(why);
        }
    }
}
