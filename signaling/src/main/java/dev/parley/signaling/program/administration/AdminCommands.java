package dev.parley.signaling.program.administration;

import dev.parley.signaling.server.Administration;
import dev.parley.signaling.server.AdministrationException;
import dev.parley.signaling.server.InvitationCode;
import dev.parley.signaling.server.ServerLoad;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the administrator wants. Blocks; any thread. */
public final class AdminCommands {
    private static final Logger LOG = LoggerFactory.getLogger(AdminCommands.class);
    /** Behind some hundred sign-ins a password may wait to be hashed. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Administration administration;
    /** What runs, or null. */
    private final Running running;

    /**
     * A server that runs.
     *
     * @param url where clients find it
     * @param since when it started
     */
    public record Running(String url, Instant since, Supplier<CompletableFuture<ServerLoad>> load) {}

    public AdminCommands(Administration administration, Running running) {
        this.administration = administration;
        this.running = running;
    }

    /** Carries out one command; the reply says what came of it. */
    public AdminReply carryOut(AdminRequest request) {
        try {
            return now(request);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AdministrationException refused) {
                return AdminReply.refused(refused.getMessage());
            }
            LOG.error("{} failed", request, e.getCause());
            return AdminReply.refused("It failed; the server's log says why.");
        } catch (TimeoutException e) {
            return AdminReply.refused("The server does not answer. It may still do it later.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return AdminReply.refused("The server stops.");
        }
    }

    private AdminReply now(AdminRequest request) throws ExecutionException, TimeoutException, InterruptedException {
        String username = request.argument("username");
        return switch (request.command()) {
            case "accounts list" -> accounts();
            case "accounts add" ->
                done(administration.createAccount(
                        username, request.argument("display-name"), request.argument("password")));
            case "accounts reset-password" ->
                done(administration.resetPassword(username, request.argument("password")));
            case "accounts delete" -> done(administration.deleteAccount(username));
            case "invitations list" -> invitations();
            case "invitations add" -> invite(request);
            case "invitations remove" ->
                done(administration.withdrawInvitation(InvitationCode.typed(request.argument("code"))));
            case "connections" -> connections();
            case "disconnect" -> {
                int devices = await(administration.disconnect(username));
                yield AdminReply.table(List.of("devices cut off"), List.of(List.of(Integer.toString(devices))));
            }
            case "status" -> status();
            default -> AdminReply.refused("This server does not know the command '" + request.command() + "'.");
        };
    }

    private static <T> T await(CompletableFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static AdminReply done(CompletableFuture<Void> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        var unused = await(future);
        return AdminReply.done();
    }

    private AdminReply accounts() throws ExecutionException, TimeoutException, InterruptedException {
        return AdminReply.table(
                List.of("username", "name", "made", "devices", "last seen"),
                await(administration.accounts()).stream()
                        .map(account -> List.of(
                                account.username(),
                                account.displayName(),
                                time(account.created()),
                                Integer.toString(account.devices()),
                                time(account.lastSeen())))
                        .toList());
    }

    private AdminReply invite(AdminRequest request) throws ExecutionException, TimeoutException, InterruptedException {
        int uses;
        Duration goodFor;
        try {
            uses = Integer.parseInt(request.argument("uses"));
            goodFor = Duration.ofDays(Integer.parseInt(request.argument("days")));
        } catch (NumberFormatException e) {
            return AdminReply.refused("Uses and days are numbers.");
        }
        InvitationCode code = await(administration.invite(request.argument("note"), uses, goodFor));
        return AdminReply.table(List.of("code"), List.of(List.of(code.text())));
    }

    private AdminReply invitations() throws ExecutionException, TimeoutException, InterruptedException {
        return AdminReply.table(
                List.of("made", "ends", "uses left", "note"),
                await(administration.invitations()).stream()
                        .map(invitation -> List.of(
                                time(invitation.created()),
                                time(invitation.ends()),
                                Integer.toString(invitation.usesLeft()),
                                invitation.note()))
                        .toList());
    }

    private AdminReply connections() throws ExecutionException, TimeoutException, InterruptedException {
        return AdminReply.table(
                List.of("username", "device", "connection"),
                await(administration.connected()).stream()
                        .map(session ->
                                List.of(session.username(), session.deviceName(), session.lost() ? "lost" : "there"))
                        .toList());
    }

    private AdminReply status() throws ExecutionException, TimeoutException, InterruptedException {
        if (running == null) {
            return AdminReply.refused("No server runs on this folder.");
        }
        ServerLoad load = await(running.load.get());
        return AdminReply.table(
                List.of("address", running.url),
                List.of(
                        List.of("running since", time(running.since.toEpochMilli())),
                        List.of("connections", Integer.toString(load.connections())),
                        List.of("devices signed in", Integer.toString(load.sessions())),
                        List.of("calls", Integer.toString(load.calls())),
                        List.of(
                                "waiting",
                                load.waitingTasks() + " messages, " + load.waitingHashes() + " passwords, "
                                        + load.waitingStores() + " changes, " + load.queuedBytes() + " bytes"),
                        List.of(
                                "accounts",
                                Integer.toString(
                                        await(administration.accounts()).size()))));
    }

    private static String time(long millis) {
        return millis == 0 ? "-" : TIME.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }
}
