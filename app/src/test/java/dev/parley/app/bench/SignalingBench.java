package dev.parley.app.bench;

import dev.parley.app.bench.SignalingOptions.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Measures signaling servers, inside the sandbox that {@link Bench} made. */
public final class SignalingBench {
    private SignalingBench() {}

    /** The directory for everything, then what {@link SignalingOptions} takes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SignalingOptions options =
                BenchOptions.parse(new SignalingOptions(), List.of(arguments).subList(1, arguments.length));
        Path directory = Path.of(arguments[0]);
        Parts parts = new Parts();
        if (options.wants(Part.RELAY)) {
            parts.measure("calls through each server", new RelayPart(directory.resolve("relay"), options)::measure);
        }
        if (options.wants(Part.IDLE)) {
            parts.measure("idle connections", new IdlePart(directory.resolve("idle"), options)::measure);
        }
        if (options.wants(Part.RETURN)) {
            parts.measure("clients that come back", new ReturnPart(directory.resolve("return"), options)::measure);
        }
        if (options.wants(Part.ATTACK)) {
            parts.measure("attacks", new AttackPart(directory.resolve("attack"), options)::measure);
        }
        if (options.wants(Part.FUZZ)) {
            parts.measure("random input", new FuzzPart(directory, options)::measure);
        }
        System.exit(parts.finish(options));
    }
}
