package dev.parley.app.bench.signaling;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * An attack in a process of its own. It gets the processor only when nobody else wants it, as if it came from other
 * computers: what honest clients feel is then the server's doing.
 */
public final class Attackers implements AutoCloseable {
    private static final long FAILED_PAUSE_MS = 20;

    private final Process process;

    private Attackers(Process process) {
        this.process = process;
    }

    /**
     * Begins.
     *
     * @param honest how many accounts are those of honest clients
     */
    public static Attackers start(Attack attack, LoadServer server, int honest, double seconds) throws IOException {
        return new Attackers(new ProcessBuilder(
                        "nice",
                        "-n",
                        "19",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Attackers.class.getName(),
                        attack.name(),
                        Integer.toString(server.address().getPort()),
                        Integer.toString(honest),
                        Double.toString(seconds))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Waits until it has begun. */
    public void awaitBegin() throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        if (out.readLine() == null) {
            throw new IOException("the attack did not begin");
        }
    }

    /**
     * What came of it.
     *
     * @param harm how often something worked that must not
     */
    public record Outcome(String summary, long harm) {}

    /** Waits until it is over. */
    public Outcome awaitEnd() throws IOException, InterruptedException {
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        process.waitFor();
        if (line == null) {
            throw new IOException("the attack came to no end");
        }
        int blank = line.indexOf(' ');
        return new Outcome(line.substring(blank + 1), Long.parseLong(line.substring(0, blank)));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The name of the attack, the port, the number of honest accounts, the seconds. */
    public static void main(String[] arguments) throws InterruptedException {
        Attack attack = Attack.valueOf(arguments[0]);
        Site site = new Site(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])),
                Integer.parseInt(arguments[2]),
                Double.parseDouble(arguments[3]));
        System.out.println("begun");
        for (int i = 0; i < attack.threads(); i++) {
            int number = i;
            Thread.ofVirtual().start(() -> attackUntilOver(attack, site, number));
        }
        while (!site.isOver()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        System.out.println(site.harm() + " " + site.summary());
        System.exit(0);
    }

    private static void attackUntilOver(Attack attack, Site site, int number) {
        while (!site.isOver()) {
            try {
                Moves.make(attack, site, number);
            } catch (IOException e) {
                // Being cut off is what is to be expected.
                site.count("connections lost");
                try {
                    TimeUnit.MILLISECONDS.sleep(FAILED_PAUSE_MS);
                } catch (InterruptedException interrupted) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
