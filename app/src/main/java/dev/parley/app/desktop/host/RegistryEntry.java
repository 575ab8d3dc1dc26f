package dev.parley.app.desktop.host;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of the key {@code Run} in Windows' registry, by {@code reg.exe}. Not run on Windows so far.
 *
 * @param name of the value
 * @param runner runs reg.exe
 */
record RegistryEntry(String name, Runner runner) implements StartEntry {
    static final String KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";

    private static final Pattern VALUE = Pattern.compile("(?m)^\\s+.*?\\s+REG_SZ\\s+(.*?)\\s*$");
    private static final long BOUND_SECONDS = 5;

    /** Runs a program. */
    interface Runner {
        /**
         * Runs it to its end.
         *
         * @throws IOException if it can't be started, or hangs
         */
        Output run(List<String> command) throws IOException;
    }

    /**
     * What a program has to say.
     *
     * @param code 0 where all is well
     */
    record Output(int code, String text) {}

    static RegistryEntry of(String name) {
        return new RegistryEntry(name, RegistryEntry::run);
    }

    private static Output run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            // A few lines, which the pipe holds until it has ended.
            if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("reg.exe does not answer");
            }
            String encoding = System.getProperty("native.encoding");
            return new Output(
                    process.exitValue(),
                    new String(process.getInputStream().readAllBytes(), Charset.forName(encoding)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("given up", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The line; empty where there is none. */
    private String read() throws IOException {
        Output output = runner.run(List.of("reg.exe", "query", KEY, "/v", name));
        Matcher value = VALUE.matcher(output.text());
        return output.code() == 0 && value.find() ? value.group(1) : "";
    }

    @Override
    public String program() throws IOException {
        return StartFile.lineProgram(read());
    }

    @Override
    public boolean isSameAs(List<String> command) throws IOException {
        return read().equals(StartFile.commandLine(command));
    }

    @Override
    public void write(List<String> command) throws IOException {
        String line = StartFile.commandLine(command);
        // Java puts what has a blank between quotes, and leaves the quotes within to us.
        change(List.of("reg.exe", "add", KEY, "/v", name, "/t", "REG_SZ", "/d", line.replace("\"", "\\\""), "/f"));
    }

    @Override
    public void remove() throws IOException {
        if (!read().isEmpty()) {
            change(List.of("reg.exe", "delete", KEY, "/v", name, "/f"));
        }
    }

    private void change(List<String> command) throws IOException {
        Output output = runner.run(command);
        if (output.code() != 0) {
            throw new IOException(output.text().strip());
        }
    }
}
