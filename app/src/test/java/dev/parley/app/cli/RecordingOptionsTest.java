package dev.parley.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DevicePreference;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which command lines about recording are understood: those that get so far as to open the profile. */
class RecordingOptionsTest {
    private final NoProfile program = new NoProfile();

    /** Writes down with which devices the profile was to be opened. */
    private static final class NoProfile implements Program {
        private Devices devices;

        @Override
        public Opened open(Path home, Devices chosen) throws OpenException {
            devices = chosen;
            throw new OpenException("not-writable", "", "no profile here", null);
        }

        @Override
        public ExitCode window(ProfileOptions profile, Opening opening) {
            throw new AssertionError("no window was asked for");
        }

        @Override
        public ExitCode serve(
                InetSocketAddress listen, Path data, Set<String> origins, PrintWriter out, PrintWriter err) {
            throw new AssertionError("no server was asked for");
        }
    }

    private int run(String line) {
        return ParleyCommand.execute(program, line.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call bob --record a.mp4",
                "call bob --record a.mp4 --record-layout speaker",
                "call bob --record a.webm --record-layout SIDE",
                "call bob --record a.mkv --record-layout tracks",
                "call bob --record a.MKV",
                "call bob --record a.m4a --allow-recording",
                "call --wait --allow-recording",
                "record --mic default a.m4a",
                "record --camera pattern --screen default a.mp4 --duration 1.5",
                "record a.mkv --screen term --motion --no-pointer",
            })
    void understood(String line) {
        assertEquals(ExitCode.PROFILE.code(), run(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call bob --record a.avi",
                "call bob --record",
                "call bob --record a.mp4 --record-layout tracks",
                "call bob --record a.mp4 --record-layout upside-down",
                "record a.mp4",
                "record --mic default",
                "record --mic default a.txt",
                "record --screen default --duration soon a.mp4",
            })
    void not_understood(String line) {
        assertEquals(ExitCode.USAGE.code(), run(line));
        assertNull(program.devices, "the profile was opened all the same");
    }

    @Test
    void devices_of_a_recording_are_those_that_were_named() {
        assertEquals(ExitCode.PROFILE.code(), run("record --mic room --screen default a.mp4"));
        assertEquals(
                new Program.Devices(null, new DevicePreference(List.of(new DeviceChoice("room"))), null),
                program.devices);
    }
}
