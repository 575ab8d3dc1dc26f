package dev.parley.app.session;

import dev.parley.app.session.AccountView.Task;
import dev.parley.app.session.ServerStatus.Problem;
import dev.parley.signaling.protocol.DeviceInfo;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What the person does with their own account: asks the server, and shows what it says. All but the methods of
 * {@link Account} is owned by the {@code call} thread.
 */
final class AccountSide implements Account {
    private final Executor thread;
    private final PendingRequests pending;
    private final Ending ending;
    private final Runnable changed;

    private List<DeviceInfo> devices = List.of();
    private Task listing = Task.NONE;
    private String revoked = "";
    private Task revoking = Task.NONE;
    private Task password = Task.NONE;
    private Task everywhere = Task.NONE;
    private Task deletion = Task.NONE;

    /** All sign-ins of the account are over, since the person wanted it. */
    interface Ending {
        /**
         * The form comes next.
         *
         * @param why the code of a {@link Problem}
         * @param deleted whether the account is gone, too
         */
        void ended(String why, boolean deleted);
    }

    /** @param thread the {@code call} thread */
    AccountSide(Executor thread, ServerPort server, Ending ending, Runnable changed) {
        this.thread = thread;
        this.pending = new PendingRequests(server);
        this.ending = ending;
        this.changed = changed;
    }

    AccountView view() {
        return new AccountView(devices, listing, revoked, revoking, password, everywhere, deletion);
    }

    @Override
    public void listDevices() {
        thread.execute(this::list);
    }

    private void list() {
        if (!listing.isAsked()) {
            ask(new Request.ListDevices(), now -> listing = now, reply -> {
                if (reply instanceof Event.Devices(long _, List<DeviceInfo> all)) {
                    devices = all;
                }
            });
        }
    }

    @Override
    public void revokeDevice(String deviceId) {
        thread.execute(() -> {
            if (!revoking.isAsked()) {
                revoked = deviceId;
                ask(new Request.RevokeDevice(deviceId), this::revoking, reply -> list());
            }
        });
    }

    /** One that the server doesn't know any more was signed out already. */
    private void revoking(Task now) {
        if (now.problem().code().equals(Problem.word(ErrorCode.UNKNOWN_DEVICE))) {
            revoking = Task.DONE;
            list();
        } else {
            revoking = now;
        }
    }

    @Override
    public void changePassword(String known, String wanted) {
        thread.execute(() -> {
            if (!password.isAsked()) {
                ask(new Request.ChangePassword(known, wanted), now -> password = now, reply -> list());
            }
        });
    }

    @Override
    public void signOutEverywhere() {
        thread.execute(() -> {
            if (!everywhere.isAsked()) {
                ask(
                        new Request.SignOutEverywhere(),
                        now -> everywhere = now,
                        reply -> ending.ended("signed-out-everywhere", false));
            }
        });
    }

    @Override
    public void delete(String known) {
        thread.execute(() -> {
            if (!deletion.isAsked()) {
                ask(new Request.DeleteAccount(known), now -> deletion = now, reply -> ending.ended("deleted", true));
            }
        });
    }

    @Override
    public void dismiss() {
        thread.execute(() -> {
            listing = ifAsked(listing);
            revoking = ifAsked(revoking);
            password = ifAsked(password);
            everywhere = ifAsked(everywhere);
            deletion = ifAsked(deletion);
            changed.run();
        });
    }

    private static Task ifAsked(Task task) {
        return task.isAsked() ? task : Task.NONE;
    }

    private void ask(Request request, Consumer<Task> become, Consumer<Event.Reply> done) {
        boolean sent = pending.send(request, reply -> {
            if (reply instanceof Event.Refused refused) {
                become.accept(Task.refused(Problem.of(refused)));
            } else {
                become.accept(Task.DONE);
                done.accept(reply);
            }
            changed.run();
        });
        become.accept(sent ? Task.ASKED : Task.NONE);
        changed.run();
    }

    /** The account is left. */
    void leave() {
        pending.clear();
        devices = List.of();
        listing = Task.NONE;
        revoked = "";
        revoking = Task.NONE;
        password = Task.NONE;
        everywhere = Task.NONE;
        deletion = Task.NONE;
    }

    void replied(long id, Event.Reply reply) {
        pending.replied(id, reply);
    }
}
