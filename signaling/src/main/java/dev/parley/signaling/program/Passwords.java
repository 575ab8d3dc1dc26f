package dev.parley.signaling.program;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Asks for a new password: twice and unseen at a terminal, else as the first line of standard input. */
final class Passwords {
    private final Console console;
    private final InputStream in;

    /** @param console the terminal, or null if there is none */
    Passwords(Console console, InputStream in) {
        this.console = console;
        this.in = in;
    }

    String read() throws CommandFailed {
        return console != null && console.isTerminal() ? ask() : readLine();
    }

    private String ask() throws CommandFailed {
        char[] once = console.readPassword("New password: ");
        char[] again = once == null ? null : console.readPassword("The same again: ");
        if (again == null) {
            throw new CommandFailed(ExitCode.USAGE, "No password was typed.");
        }
        if (!new String(once).equals(new String(again))) {
            throw new CommandFailed(ExitCode.USAGE, "These were two different ones. Nothing was changed.");
        }
        return new String(once);
    }

    private String readLine() throws CommandFailed {
        try {
            String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            if (line != null) {
                return line;
            }
        } catch (IOException e) {
            throw new CommandFailed(ExitCode.USAGE, "The password can't be read from standard input: " + e + ".", e);
        }
        throw new CommandFailed(ExitCode.USAGE, "The password is expected as the first line of standard input.");
    }
}
