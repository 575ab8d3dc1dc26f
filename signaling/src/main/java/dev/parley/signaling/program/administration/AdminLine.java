package dev.parley.signaling.program.administration;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A JSON object a line, in UTF-8. */
final class AdminLine {
    private static final Gson GSON = new Gson();
    /** Of a request; far more than any command has. */
    private static final int REQUEST_BYTES = 65_536;
    /** Of a reply; a line of some hundred bytes for each of many thousand accounts. */
    private static final int REPLY_BYTES = 64 * 1024 * 1024;

    private AdminLine() {}

    static void write(OutputStream out, Object line) throws IOException {
        out.write((GSON.toJson(line) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static AdminRequest readRequest(InputStream in) throws IOException {
        AdminRequest request = parse(read(in, REQUEST_BYTES), AdminRequest.class);
        if (request.command() == null) {
            throw new IOException("a request without command");
        }
        return request;
    }

    static AdminReply readReply(InputStream in) throws IOException {
        AdminReply reply = parse(read(in, REPLY_BYTES), AdminReply.class);
        return new AdminReply(reply.error() == null ? "" : reply.error(), reply.columns(), reply.rows());
    }

    private static <T> T parse(String line, Class<T> type) throws IOException {
        try {
            T value = GSON.fromJson(line, type);
            if (value != null) {
                return value;
            }
        } catch (JsonParseException | NullPointerException e) {
            throw new IOException("a line that is none of ours", e);
        }
        throw new IOException("a line that is none of ours");
    }

    /** The only line of a stream. */
    private static String read(InputStream stream, int most) throws IOException {
        InputStream in = new BufferedInputStream(stream);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("no whole line came");
            }
            if (line.size() == most) {
                throw new IOException("a line of more than " + most + " bytes");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** A table for people: columns as wide as what is in them. */
    static String format(List<String> columns, List<List<String>> rows) {
        int[] widths = columns.stream().mapToInt(String::length).toArray();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        append(text, columns, widths);
        rows.forEach(row -> append(text, row, widths));
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
        }
        text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
}
