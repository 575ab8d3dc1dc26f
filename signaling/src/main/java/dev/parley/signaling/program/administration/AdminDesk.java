package dev.parley.signaling.program.administration;

import dev.parley.signaling.server.OfflineAdministration;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.store.DataFolder;
import dev.parley.signaling.store.StoreException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** The administrator's side: asks the server that runs on a folder, or works on the folder if none does. Blocks. */
public final class AdminDesk {
    private final ServerConfig config;

    /**
     * The desk of one server.
     *
     * @param config of the server
     */
    public AdminDesk(ServerConfig config) {
        this.config = config;
    }

    /**
     * Has a command carried out.
     *
     * @throws IOException if there is a server that can't be asked, or the folder can't be used; the message is a sentence
     */
    public AdminReply ask(AdminRequest request) throws IOException {
        Path data = config.data();
        try (DataFolder folder = DataFolder.hold(data)) {
            if (folder == null) {
                return askServer(data, request);
            }
            OwnFolder.check(data);
            try (OfflineAdministration offline = OfflineAdministration.open(config)) {
                return new AdminCommands(offline.administration(), null).carryOut(request);
            }
        } catch (StoreException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static AdminReply askServer(Path data, AdminRequest request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(AdminSocket.file(data)));
            AdminLine.write(Channels.newOutputStream(channel), request);
            return AdminLine.readReply(Channels.newInputStream(channel));
        } catch (IOException e) {
            throw new IOException(
                    "A program uses the folder " + data + ", but it can't be asked: " + e.getMessage()
                            + ". If it is a server that starts or stops just now, try again.",
                    e);
        }
    }

    /** A reply as it is shown. */
    public static String format(AdminReply reply) {
        if (reply.columns().isEmpty()) {
            return "";
        }
        if (reply.columns().size() == 1 && reply.rows().size() == 1) {
            return reply.rows().getFirst().getFirst() + System.lineSeparator();
        }
        return AdminLine.format(reply.columns(), reply.rows());
    }
}
