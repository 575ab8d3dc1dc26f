package dev.parley.signaling.program.administration;

import java.util.Map;

/**
 * What the administrator wants; one JSON line.
 *
 * @param command as it is typed, without options: {@code accounts add}
 * @param arguments by name
 */
public record AdminRequest(String command, Map<String, String> arguments) {
    public AdminRequest {
        arguments = Map.copyOf(arguments);
    }

    /** An argument, or empty. */
    String argument(String name) {
        return arguments.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "AdminRequest[" + command + "]";
    }
}
