package dev.parley.signaling.program.administration;

import dev.parley.signaling.local.OwnerSocket;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of a running server for its administrator: a socket in the data folder. Who may write to the folder could change the
 * database anyway. Each connection is one request and one reply.
 */
public final class AdminSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminSocket.class);
    private static final String FILE = "control";

    private final AdminCommands commands;
    private final OwnerSocket socket;

    /**
     * Begins to listen.
     *
     * @param data folder of the server, which is held: a socket that is there was left by a killed one
     * @throws IOException if it can't, as where the folder's path is longer than the system takes for a socket
     */
    public AdminSocket(Path data, AdminCommands commands) throws IOException {
        this.commands = commands;
        socket = new OwnerSocket(file(data), this::answer);
    }

    static Path file(Path data) {
        return data.resolve(FILE);
    }

    private void answer(SocketChannel client) throws IOException {
        AdminRequest request = AdminLine.readRequest(Channels.newInputStream(client));
        AdminReply reply = commands.carryOut(request);
        LOG.info("The administrator: {}{}", request.command(), reply.error().isEmpty() ? "" : ", refused");
        AdminLine.write(Channels.newOutputStream(client), reply);
    }

    /** Lets nobody in any more. */
    @Override
    public void close() {
        socket.close();
    }
}
