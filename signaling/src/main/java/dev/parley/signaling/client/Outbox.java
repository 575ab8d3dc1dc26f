package dev.parley.signaling.client;

import dev.parley.signaling.protocol.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Requests that were not answered, in the order of their numbers. Belongs to the client's thread. */
final class Outbox {
    private final Map<Long, Request> unanswered = new LinkedHashMap<>();

    void add(long id, Request request) {
        unanswered.put(id, request);
    }

    /** Takes out a request that was answered; {@code false} if there is none of that number. */
    boolean answered(long id) {
        return unanswered.remove(id) != null;
    }

    void forEach(BiConsumer<Long, Request> action) {
        unanswered.forEach(action);
    }

    /** Takes out what is about calls of a session that is gone, and returns the numbers. */
    List<Long> dropRequestsOfCalls() {
        List<Long> dropped = new ArrayList<>();
        unanswered.forEach((id, request) -> {
            if (isOfCall(request)) {
                dropped.add(id);
            }
        });
        unanswered.keySet().removeAll(dropped);
        return dropped;
    }

    /** An invitation makes sense in a new session too: nobody has heard of its call. */
    private static boolean isOfCall(Request request) {
        return switch (request) {
            case Request.Ringing _,
                    Request.Accept _,
                    Request.End _,
                    Request.Description _,
                    Request.Candidate _,
                    Request.Renew _,
                    Request.Media _,
                    Request.Recording _ -> true;
            case Request.Invite _,
                    Request.Hello _,
                    Request.Register _,
                    Request.SignIn _,
                    Request.SignInByToken _,
                    Request.Resume _,
                    Request.SignOut _,
                    Request.SignOutEverywhere _,
                    Request.ChangePassword _,
                    Request.DeleteAccount _,
                    Request.ListDevices _,
                    Request.RevokeDevice _,
                    Request.Ack _,
                    Request.AddContact _,
                    Request.RemoveContact _,
                    Request.DeclineContact _,
                    Request.Block _,
                    Request.Unblock _,
                    Request.SetRingFor _,
                    Request.SetAway _ -> false;
        };
    }
}
