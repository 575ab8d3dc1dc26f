package dev.parley.app.session;

import java.util.function.Consumer;

/**
 * All that a window, or a command line, can see and do. Methods may be called on any thread, never block, and never
 * throw for what a person did: the outcome is in the next {@link Snapshot}.
 */
public interface Session extends AutoCloseable {

    /** The state now. */
    Snapshot snapshot();

    /**
     * Calls {@code listener} with the state now and after each change, on the session's thread, which it must not block.
     *
     * @return ends the subscription
     */
    AutoCloseable watch(Consumer<Snapshot> listener);

    /** Chooses where to sign in: starts the embedded server, or connects to one. Kept for the next start. */
    void useServer(ServerChoice choice);

    /** Tries the chosen server once more, now: after {@link ServerStatus.Failed} or while {@link ServerStatus.Lost}. */
    void reconnect();

    /** Goes back to choosing a server; signs out. */
    void forgetServer();

    /** Pins the certificate that {@link ServerStatus.AskTrust} or {@link ServerStatus.CertificateChanged} shows. */
    void trust(String fingerprint);

    /**
     * Makes an account on the server and signs in.
     *
     * @param invitation the code, where the server wants one; else empty
     */
    void register(String username, String password, String displayName, String invitation);

    /** Signs in. */
    void signIn(String username, String password);

    /** Signs out for good: the next sign-in asks for the password. */
    void signOut();

    /** Says that I am away, or back. */
    void setAway(boolean away);

    /** Who is on my list, who is blocked, and whose calls ring. */
    Contacts contacts();

    /** My account and its devices. */
    Account account();

    /** Says that the person has seen which calls were missed. */
    void sawMissedCalls();

    /**
     * Says whether there is a window, or a command line, that a person may look at; at first there is none. Then the engine
     * ends after a minute, or does not start, until a call needs it.
     */
    void setInBackground(boolean now);

    /** Calls a person. Nothing happens while another call is there. */
    void place(String username);

    /** Takes the call that rings here. */
    void answer(boolean withVideo);

    /** Refuses the call that rings here. */
    void decline();

    /** Cancels or hangs up. */
    void hangUp();

    /** Leaves the page that says how the last call ended. */
    void dismiss();

    /** Microphone on or off, in a call and for the next ones. */
    void setMicrophone(boolean on);

    /** Camera on or off, in a call and for the next ones. Off closes the device. */
    void setCamera(boolean on);

    /** Camera, microphone and speaker. */
    Devices devices();

    /** Trying what devices can do. */
    Laboratory laboratory();

    /** Sharing a screen or window. */
    Sharing sharing();

    /** Recording. */
    Recorder recorder();

    /** The recordings on this computer. */
    Library library();

    /** Opens a view of a picture; it stays valid when the engine or the peer connection is replaced. */
    Surface open(PictureSource source);

    /** Ends calls, the engine and the embedded server, and returns when nothing of them is left; 3 s at most. */
    @Override
    void close();
}
