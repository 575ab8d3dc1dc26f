package dev.parley.signaling.program.administration;

import java.util.List;

/**
 * What the administrator is told; one JSON line.
 *
 * @param error a sentence; empty if all went well
 * @param columns of a table; empty where there is nothing to tell
 */
public record AdminReply(String error, List<String> columns, List<List<String>> rows) {
    public AdminReply {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    static AdminReply done() {
        return new AdminReply("", List.of(), List.of());
    }

    static AdminReply table(List<String> columns, List<List<String>> rows) {
        return new AdminReply("", columns, rows);
    }

    static AdminReply refused(String error) {
        return new AdminReply(error, List.of(), List.of());
    }

    @Override
    public String toString() {
        return "AdminReply[" + (error.isEmpty() ? rows.size() + " rows" : error) + "]";
    }
}
