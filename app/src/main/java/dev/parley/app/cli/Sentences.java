package dev.parley.app.cli;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Snapshot;
import java.util.Locale;

/** What a person at a terminal reads: what happened, and what to do. */
final class Sentences {
    private Sentences() {}

    /**
     * A problem with the server or the account.
     *
     * @param server its name
     */
    static String of(ServerStatus.Problem problem, String server) {
        return switch (problem.code()) {
            case "unreachable" ->
                "The server at " + server + " does not answer. Check that it runs, that the address is right, and that"
                        + " this computer is on the network.";
            case "not-a-server" ->
                "Something answers at " + server + ", but it is not a Parley server. Check the address.";
            case "unsupported-version" ->
                "The server at " + server + " is of another version. Whoever of the two is older must be renewed.";
            case "token-expired" ->
                "The sign-in on this computer is over. Give the account with --user and --password-file.";
            case "signed-out-revoked" ->
                "This device was signed out from another one. Give the account with --user and --password-file.";
            case "signed-out-password-changed" ->
                "The password was changed on another device. Give the new one with --password-file.";
            case "signed-out-account-deleted" -> "The account was deleted. Make another one with --register.";
            case "signed-out-administrator" ->
                "The administrator of the server has signed this device out. Sign in again, or ask them why.";
            case "invitation-needed" ->
                "Accounts on " + server + " are made with an invitation, and this one is missing, used or over. Ask"
                        + " whoever runs the server for one and give it with --invitation.";
            case "registration-closed" -> "Whoever runs " + server + " makes the accounts there. Ask them for one.";
            case "limit" -> "The server allows no more: " + problem.detail();
            case "bad-url" -> server + " is not a server's address. It looks like wss://example.org:7443.";
            case "wrong-credentials" -> "The username or the password is wrong. Check both and try again.";
            case "name-taken" -> "Somebody already has this username. Choose another one with --user.";
            case "bad-name" ->
                "This username breaks the rules. Use 2 to 32 characters: a-z, 0-9, dot, hyphen and underscore.";
            case "bad-password" -> "This password breaks the rules. Use at least 8 characters.";
            case "rate-limited" -> "Too many tries in a short time. Wait a minute and try again.";
            case "port-taken" ->
                "The server inside the program finds no free port. Close the program that uses it and try again.";
            case "not-writable", "disk-full" ->
                "The server inside the program can't write its data. Make room, or let Parley write there: "
                        + problem.detail();
            case "keychain-slow", "keychain-locked", "keychain-failed" ->
                "What signs you in is in the system's keychain, which can't be read. Unlock it, or give the account with"
                        + " --user and --password-file.";
            default -> "The server can't be used: " + problem.code() + ". " + problem.detail();
        };
    }

    /** The engine can't work. */
    static String of(Snapshot.EngineStatus engine) {
        return switch (engine.code()) {
            case "library-missing" ->
                "Sound and pictures need libraries that this computer lacks: " + engine.detail()
                        + ". Install them and start again.";
            case "unpack-failed" ->
                "The part that handles sound and pictures can't be unpacked (" + engine.detail()
                        + "). Make room in the profile's folder, or choose another one with --home, and start again.";
            case "unsupported-system" -> "Parley has no sound and pictures for this system: " + engine.detail() + ".";
            default ->
                "The part that handles sound and pictures does not run here (" + engine.detail()
                        + "). Make room in the profile's folder if the disk is full; the log above says more.";
        };
    }

    /** Something that belongs to no event. */
    static String of(Snapshot.Notice notice) {
        return switch (notice.code()) {
            case "settings-not-saved" ->
                "The settings can't be kept (" + notice.detail() + "). Make room in the profile's folder; they are"
                        + " asked for again at the next start.";
            case "history-not-saved" ->
                "This call can't be kept in the history (" + notice.detail() + "). Make room in the profile's folder.";
            case "keychain-not-used" ->
                "The system's keychain can't be used (" + notice.detail()
                        + "). What signs you in is kept in a file that"
                        + " only you can read; the keychain is tried again at the next start.";
            case "not-yourself" -> "You can't call yourself. Call echo to try your devices.";
            case "unknown-user" -> "There is nobody of that name on this server. Check the spelling.";
            default -> notice.code() + " " + notice.detail();
        };
    }

    /** A device that could not be had. The call goes on without it, or with another one. */
    static String of(DeviceState state) {
        String kind = state.kind().name().toLowerCase(Locale.ROOT);
        String named = state.wanted().isEmpty() ? state.name() : state.wanted();
        String device = "The " + kind + (named.isEmpty() ? "" : " " + named);
        String meanwhile =
                state.wanted().isEmpty() || state.name().isEmpty() ? "" : " " + state.name() + " is used meanwhile.";
        return problem(state, kind, device) + meanwhile;
    }

    /** A recording that ended by itself, or could not begin. */
    static String ofRecording(String code, String file) {
        String kept = file.isEmpty() ? "" : " What was recorded until then is in " + file + ".";
        return switch (code) {
            case "disk-full" -> "The disk is full, so the recording has ended. Make room." + kept;
            case "folder-gone" -> "The folder of the recording is not there any more. Give another one.";
            case "not-writable" -> "The recording can't be written there. Give another folder." + kept;
            case "not-supported" -> "This computer can't record into such a file. Give a name that ends with .mp4.";
            case "engine-died" -> "The part that handles sound and pictures has stopped." + kept;
            default -> "The recording has ended by a fault (" + code + "); the log above says more." + kept;
        };
    }

    /** A screen that can't be shared. */
    static String ofSharing(String why, String detail) {
        return switch (why) {
            case "no-x11" -> "There is no screen here to record: no display can be reached. " + detail;
            case "no-portal", "no-pipewire" ->
                "This system lets programs see the screen only through its portal, and that is missing. Install "
                        + detail + ".";
            case "cancelled" -> "No screen was chosen.";
            case "denied" -> "The system does not let Parley see the screen. Allow it in the privacy settings.";
            case "window-closed" -> "The window was closed.";
            case "monitor-gone" -> "The monitor was unplugged.";
            default -> "The screen can't be recorded (" + why + "). " + detail;
        };
    }

    private static String problem(DeviceState state, String kind, String device) {
        return switch (state.problem()) {
            case NONE -> "";
            case ABSENT -> "This computer has no " + kind + ". Plug one in; it is used at once.";
            case NOT_FOUND -> device + " is not plugged in. Plug it in, or choose another one.";
            case UNPLUGGED -> device + " was unplugged. Plug it in again; it is used at once.";
            case BUSY ->
                device + " is used by " + (state.holder().isEmpty() ? "another program" : state.holder())
                        + ". Close that program.";
            case DENIED -> "The system does not let Parley use the " + kind + ". Allow it in the privacy settings.";
            case STALLED -> device + " is open and gives nothing. Unplug it and plug it in again.";
            case DARK -> device + " gives a black picture. Look whether its cover is closed.";
            case NO_SOUND_SERVER ->
                "No sound: there is no PulseAudio or PipeWire on this computer, so "
                        + (state.kind() == DeviceKind.MICROPHONE ? "others don't hear you" : "you hear nothing")
                        + ". Start one (systemctl --user start pipewire-pulse).";
            case UNKNOWN -> device + " could not be opened. Choose another one.";
        };
    }
}
