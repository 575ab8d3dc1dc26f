package dev.parley.signaling.server;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Request;

/** Hands what a device says in a call to the device that it says it to. Belongs to the {@code server} thread. */
record Relay(Calls calls) {
    void describe(Session from, Request.Description description) throws RequestRefused {
        if (description.sdp().length() > Limits.SDP_CHARACTERS) {
            throw new RequestRefused(
                    ErrorCode.LIMIT, "A description has at most " + Limits.SDP_CHARACTERS + " characters.");
        }
        Session to = receiver(calls.callOf(from, description.callId()), from, description.toDevice());
        to.send(new Event.Description(
                description.callId(), from.device, description.generation(), description.type(), description.sdp()));
    }

    void candidate(Session from, Request.Candidate candidate) throws RequestRefused {
        if (candidate.candidate().length() > Limits.CANDIDATE_CHARACTERS
                || candidate.sdpMid().length() > Limits.CANDIDATE_CHARACTERS) {
            throw new RequestRefused(
                    ErrorCode.LIMIT, "A candidate has at most " + Limits.CANDIDATE_CHARACTERS + " characters.");
        }
        Call call = calls.callOf(from, candidate.callId());
        Session to = receiver(call, from, candidate.toDevice());
        if (call.countCandidate(from, candidate.generation()) > Limits.CANDIDATES_PER_GENERATION) {
            throw new RequestRefused(
                    ErrorCode.LIMIT,
                    "A device sends at most " + Limits.CANDIDATES_PER_GENERATION + " candidates in a generation.");
        }
        to.send(new Event.Candidate(
                candidate.callId(),
                from.device,
                candidate.generation(),
                candidate.candidate(),
                candidate.sdpMid(),
                candidate.sdpMLineIndex()));
    }

    void renew(Session from, Request.Renew renew) throws RequestRefused {
        Session to = receiver(calls.callOf(from, renew.callId()), from, renew.toDevice());
        to.send(new Event.Renew(renew.callId(), from.device, renew.generation()));
    }

    void media(Session from, Request.Media media) throws RequestRefused {
        Session to = receiver(calls.callOf(from, media.callId()), from, media.toDevice());
        to.send(new Event.Media(media.callId(), from.device, media.microphone(), media.camera(), media.screen()));
    }

    void recording(Session from, Request.Recording recording) throws RequestRefused {
        Call call = calls.callOf(from, recording.callId());
        Session to = receiver(call, from, recording.toDevice());
        if (call.accepted == null) {
            throw new RequestRefused(ErrorCode.NOT_ALLOWED, "A call that rings can't be recorded.");
        }
        to.send(new Event.Recording(recording.callId(), from.device, recording.question(), recording.state()));
    }

    private static Session receiver(Call call, Session from, String toDevice) throws RequestRefused {
        Session to = call.other(from, toDevice);
        if (to == null) {
            throw Calls.unknown();
        }
        return to;
    }
}
