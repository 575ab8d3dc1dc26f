package dev.parley.app.session;

import dev.parley.app.session.ServerStatus.Problem;
import dev.parley.signaling.protocol.DeviceInfo;
import java.util.List;

/**
 * My account: its devices, and how it stands with what I want of it.
 *
 * @param devices as they were when they were asked for
 * @param listing asking for them
 * @param revoked the device that {@code revoking} is about; empty for none
 * @param revoking signing out that device
 * @param password changing the password
 * @param everywhere signing out all devices; once that is done there is no account here
 * @param deletion deleting the account; the same
 */
public record AccountView(
        List<DeviceInfo> devices,
        Task listing,
        String revoked,
        Task revoking,
        Task password,
        Task everywhere,
        Task deletion) {
    /** Nothing is known or wanted. */
    public static final AccountView NONE =
            new AccountView(List.of(), Task.NONE, "", Task.NONE, Task.NONE, Task.NONE, Task.NONE);

    public AccountView {
        devices = List.copyOf(devices);
    }

    /**
     * Something that the server is asked to do.
     *
     * @param problem why it was refused; {@link Problem#NONE} if it wasn't
     */
    public record Task(Phase phase, Problem problem) {
        /** Nothing is wanted. */
        public static final Task NONE = new Task(Phase.IDLE, Problem.NONE);

        static final Task ASKED = new Task(Phase.ASKED, Problem.NONE);
        static final Task DONE = new Task(Phase.DONE, Problem.NONE);

        static Task refused(Problem problem) {
            return new Task(Phase.REFUSED, problem);
        }

        /** Whether an answer is awaited. */
        public boolean isAsked() {
            return phase == Phase.ASKED;
        }
    }

    /** How it stands with a {@link Task}. */
    public enum Phase {
        IDLE,
        ASKED,
        DONE,
        REFUSED
    }
}
