package dev.parley.app.ui.text;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.MediaStatistics;
import dev.parley.app.engine.api.SoundProcessing.NoiseSuppression;
import dev.parley.app.session.CallView;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Snapshot;
import dev.parley.app.settings.RecentCall;
import dev.parley.app.settings.SecretPlace;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.PersonInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says what the values of a snapshot mean, in a person's words. Pure. */
public final class Words {
    private Words() {}

    /** How a call ended, for the page about it. */
    public static Sentence ending(CallView call) {
        if (call.refusal() != null) {
            return refused(call);
        }
        String key = "ended." + name(call.endReason()) + (call.outgoing() ? ".out" : ".in")
                + (call.byMe() ? ".me" : ".them");
        return Sentence.parse(Texts.of(key, call.displayName()));
    }

    private static Sentence refused(CallView call) {
        String key = "ended.refused." + name(call.refusal());
        String known = Texts.has(key) ? key : "ended.refused.other";
        return Sentence.parse(Texts.of(call.outgoing() ? known : "ended.refused.in", call.displayName()));
    }

    /** How a call of the past went, in two or three words. */
    public static String outcome(RecentCall call) {
        if (call.outcome() == EndReason.ANSWERED_ELSEWHERE && call.durationMs() > 0) {
            return Texts.of("recent.elsewhere.talked", duration(call.durationMs()));
        }
        if (call.outcome() == EndReason.HUNG_UP || call.durationMs() > 0) {
            return duration(call.durationMs());
        }
        return Texts.of("recent." + name(call.outcome()) + (call.outgoing() ? ".out" : ".in"));
    }

    /** A server's, account's or profile's problem. */
    public static Sentence problem(ServerStatus.Problem problem) {
        String key = "problem." + problem.code();
        return Sentence.parse(Texts.of(Texts.has(key) ? key : "problem.internal", problem.detail()));
    }

    /** What the server refused of what one wants of one's account. */
    public static Sentence account(ServerStatus.Problem problem) {
        String key = "me.problem." + problem.code();
        return Texts.has(key) ? Sentence.parse(Texts.of(key)) : problem(problem);
    }

    /**
     * Why the program can't start.
     *
     * @param code of a {@link dev.parley.app.cli.Program.OpenException}, or {@code password-file}
     */
    public static Sentence start(String code, String detail) {
        return Sentence.parse(Texts.of("start." + code, detail));
    }

    /** Why calls are not possible. */
    public static Sentence engine(Snapshot.EngineStatus engine) {
        String key = "engine." + engine.code();
        return Sentence.parse(Texts.of(Texts.has(key) ? key : "engine.internal", engine.detail()));
    }

    /** Where is kept what signs the person in. */
    public static String secrets(SecretPlace place) {
        return Texts.of(place.isKeychain() ? "home.secrets.keychain" : "home.secrets.file", place.keychain());
    }

    /** What is wrong with a device; meaningful where it has a problem. */
    public static Sentence device(DeviceState state) {
        String device = state.wanted().isEmpty() ? state.name() : state.wanted();
        String key = "device." + name(state.kind()) + "." + name(state.problem());
        if (!state.holder().isEmpty() && Texts.has(key + ".by")) {
            key += ".by";
        }
        Sentence wrong = Sentence.parse(Texts.of(key, device, state.holder()));
        boolean otherOne = state.works() && !state.wanted().isEmpty();
        return otherOne ? new Sentence(wrong.title(), Texts.of("device.meanwhile", wrong.more(), state.name())) : wrong;
    }

    /** How much noise is taken off. */
    public static String noiseSuppression(NoiseSuppression level) {
        return Texts.of("sound.noise.level." + name(level));
    }

    /** Camera, microphone or speaker. */
    public static String kind(DeviceKind kind) {
        return Texts.of("kind." + name(kind));
    }

    /** Whether a person can be called. */
    public static String presence(PersonInfo person) {
        return Texts.of("presence." + name(person.presence()), person.displayName());
    }

    /** Something to say once; empty where there are no words for its code. */
    public static String notice(Snapshot.Notice notice) {
        String key = "notice." + notice.code();
        return Texts.has(key) ? Texts.of(key, notice.detail()) : "";
    }

    /** What goes on in a call besides; empty for nothing. */
    public static String note(CallView call) {
        return call.note() == CallView.Note.NONE ? "" : Texts.of("note." + name(call.note()), call.displayName());
    }

    /** How well the media flows. */
    public static String quality(CallView.Quality quality) {
        return Texts.of("quality." + name(quality));
    }

    /** The statistics of a call, several lines. */
    public static String statistics(MediaStatistics statistics) {
        String rtt = statistics.roundTripMs() < 0 ? "–" : Math.round(statistics.roundTripMs()) + " ms";
        return flow("statistics.in", statistics.in()) + "\n" + flow("statistics.out", statistics.out()) + "\n"
                + Texts.of("statistics.path", rtt, statistics.path().isEmpty() ? "–" : statistics.path());
    }

    private static String flow(String key, MediaStatistics.Flow flow) {
        long kilobits = (flow.videoBitrate() + flow.audioBitrate()) / 1000;
        String loss = Formats.percent(flow.loss());
        return Texts.of(key, flow.width(), flow.height(), Math.round(flow.fps()), kilobits, loss);
    }

    /** A running time: {@code 4:07}, {@code 1:02:03}. */
    public static String timer(long ms) {
        long seconds = Math.max(0, ms) / 1000;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** A length of time: {@code 12 s}, {@code 4 min}, {@code 1 h 2 min}. */
    public static String duration(long ms) {
        long seconds = Math.max(0, ms) / 1000;
        if (seconds < 60) {
            return Texts.of("duration.seconds", seconds);
        }
        long minutes = seconds / 60;
        return minutes < 60
                ? Texts.of("duration.minutes", minutes)
                : Texts.of("duration.hours", minutes / 60, minutes % 60);
    }

    /** A moment of the past, as people say it. */
    public static String when(long epochMs, ZonedDateTime now) {
        ZonedDateTime at = Instant.ofEpochMilli(epochMs).atZone(now.getZone());
        LocalDate today = now.toLocalDate();
        long days = ChronoUnit.DAYS.between(at.toLocalDate(), today);
        if (days <= 0) {
            return Texts.of("when.today", Formats.clock(at));
        }
        if (days == 1) {
            return Texts.of("when.yesterday", Formats.clock(at));
        }
        return days < 7 ? Texts.of("when.weekday", Formats.day(at), Formats.clock(at)) : Formats.date(at);
    }

    /** A day of the past, as people say it. */
    public static String day(long epochMs, ZonedDateTime now) {
        LocalDate at = Instant.ofEpochMilli(epochMs).atZone(now.getZone()).toLocalDate();
        long days = ChronoUnit.DAYS.between(at, now.toLocalDate());
        if (days <= 0) {
            return Texts.of("day.today");
        }
        if (days == 1) {
            return Texts.of("day.yesterday");
        }
        return days < 7 ? Formats.day(at) : Formats.date(at);
    }

    /** The name of a constant as keys have it: {@code answered-elsewhere}. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
