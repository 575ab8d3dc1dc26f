package dev.parley.app.bench.signaling;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** One client of a server. Belongs to the thread of its {@link LoadLoop}. */
final class LoadClient implements LoadSocket.Events {
    /** What happens to it. */
    interface Events {
        void signedIn(LoadClient client);

        /** The other side of the call said something. */
        void heard(LoadClient client, Dialect.Signal signal, int index);

        /** A request was carried out. */
        void answered(LoadClient client);

        /** The server refused something. */
        void failed(LoadClient client, String why);

        /** The connection is lost, or could not be made. */
        void closed(LoadClient client, String why);
    }

    private final Dialect dialect;
    private final int number;
    private Events events;
    private LoadSocket socket;

    // What the dialect remembers.
    String address = "";
    String deviceToken = "";
    /** What the server said at the sign-in. */
    String greeting = "";

    long lastSeq;
    long nextId = 1;

    private boolean present;

    /** Requests that were not answered. */
    int open;

    /** A client that is not connected. Its number makes its name and the address that it comes from. */
    LoadClient(Dialect dialect, int number, Events events) {
        this.dialect = dialect;
        this.number = number;
        this.events = events;
    }

    void events(Events other) {
        events = other;
    }

    String name() {
        return Accounts.name(number);
    }

    /** Connects and signs in. */
    void connect(LoadLoop loop, InetSocketAddress server) throws IOException {
        InetAddress from =
                InetAddress.getByAddress(new byte[] {127, 1, (byte) (number / 250), (byte) (1 + number % 250)});
        socket = loop.connect(server, from, dialect.path(this), dialect.protocol(), this);
    }

    void send(String message) {
        socket.send(message);
    }

    /** Sends what will be answered. */
    void request(String message) {
        open++;
        socket.send(message);
    }

    void say(LoadClient to, String callId, Dialect.Signal signal, int index) {
        dialect.send(this, to, callId, signal, index);
    }

    void heartbeat() {
        dialect.heartbeat(this);
    }

    /** Forgets what belonged to the connection; gives whether it was signed in. */
    boolean reset() {
        boolean was = present;
        present = false;
        lastSeq = 0;
        nextId = 1;
        open = 0;
        return was;
    }

    void signedIn() {
        present = true;
        events.signedIn(this);
    }

    void answered() {
        open--;
        events.answered(this);
    }

    void heard(Dialect.Signal signal, int index) {
        events.heard(this, signal, index);
    }

    void failed(String why) {
        events.failed(this, why);
    }

    @Override
    public void opened() {
        dialect.opened(this);
    }

    @Override
    public void text(String message) {
        dialect.received(this, message);
    }

    @Override
    public void closed(String why) {
        events.closed(this, why);
    }
}
