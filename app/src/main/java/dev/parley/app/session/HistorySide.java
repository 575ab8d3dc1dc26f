package dev.parley.app.session;

import dev.parley.app.settings.Profile;
import dev.parley.app.settings.RecentCall;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.KeptCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/** The calls of the past: those of this device, and those that it could not see. Owned by the {@code call} thread. */
final class HistorySide {
    private final Consumer<List<RecentCall>> keep;
    private final BinaryOperator<String> shownNames;
    private final Runnable changed;
    private List<RecentCall> recents;

    /**
     * @param recents newest first
     * @param keep writes them
     * @param shownNames the name to show of a username, or else the second one
     */
    HistorySide(
            List<RecentCall> recents,
            Consumer<List<RecentCall>> keep,
            BinaryOperator<String> shownNames,
            Runnable changed) {
        this.recents = List.copyOf(recents);
        this.keep = keep;
        this.shownNames = shownNames;
        this.changed = changed;
    }

    /** Newest first. */
    List<RecentCall> recents() {
        return recents;
    }

    /** A call of this device is over. What the server may have told of it before knows less. */
    void remember(RecentCall call) {
        List<RecentCall> others = new ArrayList<>(recents);
        others.removeIf(other -> other.isSameAs(call));
        others.addFirst(named(call));
        become(others);
    }

    /** Calls that this device could not see. One that comes again is known by its id. */
    void kept(List<KeptCall> calls) {
        List<RecentCall> all = new ArrayList<>(recents);
        for (KeptCall kept : calls) {
            RecentCall call = named(recent(kept));
            if (all.stream().noneMatch(call::isSameAs)) {
                int at = 0;
                while (at < all.size() && all.get(at).startedAt() > call.startedAt()) {
                    at++;
                }
                all.add(at, call);
            }
        }
        become(all);
    }

    /** The person has seen which calls were missed. */
    void seen() {
        if (recents.stream().anyMatch(RecentCall::unseen)) {
            become(recents.stream().map(RecentCall::withoutUnseen).toList());
        }
    }

    private void become(List<RecentCall> now) {
        if (!now.equals(recents)) {
            recents = Profile.newest(now);
            keep.accept(recents);
            changed.run();
        }
    }

    private RecentCall named(RecentCall call) {
        return call.withDisplayName(shownNames.apply(call.username(), call.displayName()));
    }

    /** The server does not say who called whom where they talked; that was on another device anyway. */
    private static RecentCall recent(KeptCall kept) {
        boolean outgoing =
                switch (kept.outcome()) {
                    case UNANSWERED -> true;
                    case ANSWERED, MISSED, DECLINED -> false;
                };
        EndReason outcome =
                switch (kept.outcome()) {
                    case ANSWERED -> EndReason.ANSWERED_ELSEWHERE;
                    case MISSED -> EndReason.CANCELLED;
                    case DECLINED -> EndReason.DECLINED_ELSEWHERE;
                    case UNANSWERED -> EndReason.NO_ANSWER;
                };
        return RecentCall.over(
                kept.callId(),
                kept.with(),
                kept.withDisplayName(),
                outgoing,
                kept.at(),
                Math.max(0, kept.durationMs()),
                outcome);
    }
}
