package dev.parley.app.engine.api;

import java.util.List;
import java.util.Objects;

/** What the engine tells the desk, in order. Times are milliseconds of the monotonic clock, which both processes share. */
public sealed interface EngineEvent {

    /**
     * The engine has loaded its libraries and takes commands.
     *
     * @param pid its process
     * @param loadMs how long that took, ms
     */
    record Ready(long pid, long loadMs) implements EngineEvent {}

    /**
     * The engine cannot work on this machine; it ends after this.
     *
     * @param code {@code library-missing} (detail: its names), {@code unpack-failed}, {@code unsupported-system} or
     *     {@code internal}
     * @param detail what is missing or failed, for the sentence that a person reads
     */
    record CannotStart(String code, String detail) implements EngineEvent {}

    /**
     * The engine ends by itself, since only a fresh one can do what is needed now.
     *
     * @param reason {@code sound-server}: there is one again; {@code sound-stream}: there is a device again, and the one
     *     before took the library's stream with it
     */
    record Leaving(String reason) implements EngineEvent {}

    /** All devices that are plugged in now; at the start and after each change. */
    record DevicesListed(List<Device> devices) implements EngineEvent {
        public DevicesListed {
            devices = List.copyOf(devices);
        }
    }

    /** A device was opened, closed, or failed. */
    record DeviceChanged(DeviceState state) implements EngineEvent {}

    /**
     * How it stands with the speaker of {@link EngineCommand.ChooseRinger} has changed.
     *
     * @param state {@code OPEN} while it rings there; {@code NOT_FOUND} without a name where it is not plugged in, and no
     *     other one stands in
     * @param trying whether that is by {@link EngineCommand.TryRinger}
     */
    record RingerChanged(DeviceState state, boolean trying) implements EngineEvent {
        public RingerChanged {
            Objects.requireNonNull(state);
        }
    }

    /** How loud the microphone is; while {@link EngineCommand.MeasureLevel} is on. */
    record LevelMeasured(MicrophoneLevel level) implements EngineEvent {
        public LevelMeasured {
            Objects.requireNonNull(level);
        }
    }

    /** Somebody talks into the microphone that is muted in a call, or has stopped to. */
    record TalkingWhileMuted(boolean talking) implements EngineEvent {}

    /** Where {@link EngineCommand.HearYourself} is. */
    record HearingYourself(Phase phase) implements EngineEvent {
        public HearingYourself {
            Objects.requireNonNull(phase);
        }

        /** In this order, then {@link #IDLE} again; {@link #FAILED} instead where a device can't be had. */
        public enum Phase {
            IDLE,
            RECORDING,
            PLAYING,
            FAILED
        }
    }

    /** A track of the laboratory is there, or is another than it was. */
    record TrackChanged(TrackState track) implements EngineEvent {
        public TrackChanged {
            Objects.requireNonNull(track);
        }
    }

    /** A track of the laboratory has ended: it was stopped, or its device is gone. */
    record TrackEnded(DeviceKind kind) implements EngineEvent {}

    /** What was asked for by the command of this number is so. */
    record ConstraintsMet(int request) implements EngineEvent {}

    /** What was asked for by the command of this number can't be. */
    record MediaRefused(int request, MediaError error) implements EngineEvent {
        public MediaRefused {
            Objects.requireNonNull(error);
        }
    }

    /**
     * What can be shared; while {@link EngineCommand.WatchDisplays} is on.
     *
     * @param picksItself whether the system has its own picker, and no list
     * @param why nothing can be shared, as in {@link DisplayState#why}; empty where it can
     * @param detail for the words
     */
    record DisplaysListed(boolean picksItself, List<DisplaySource> sources, String why, String detail)
            implements EngineEvent {
        public DisplaysListed {
            sources = List.copyOf(sources);
            Objects.requireNonNull(why);
            Objects.requireNonNull(detail);
        }
    }

    /** How it stands with what is shared has changed. */
    record DisplayChanged(DisplayState state) implements EngineEvent {
        public DisplayChanged {
            Objects.requireNonNull(state);
        }
    }

    /** How it stands with a recording: after each change, and once a second while it records. */
    record RecordingChanged(RecordingStatus status) implements EngineEvent {
        public RecordingChanged {
            Objects.requireNonNull(status);
        }
    }

    /**
     * A recording has ended, and its files are complete.
     *
     * @param files what there is of it; none where nothing came
     * @param code why: {@code stopped} as asked, {@code disk-full}, {@code folder-gone}, {@code file-gone}, {@code
     *     not-writable}, {@code encoder-failed}, {@code not-supported} or {@code failed}
     * @param detail for the log and for the words
     */
    record RecordingStopped(String recording, List<String> files, String code, String detail) implements EngineEvent {
        public RecordingStopped {
            files = List.copyOf(files);
            Objects.requireNonNull(code);
            Objects.requireNonNull(detail);
        }
    }

    /** An offer or answer was made and is set as the local description. */
    record LocalDescription(String peer, int operation, SessionDescription description) implements EngineEvent {}

    /** What the peer sent is set. */
    record RemoteDescriptionSet(String peer, int operation) implements EngineEvent {}

    /** A command with an operation number failed; the peer connection is as it was before. */
    record OperationFailed(String peer, int operation, String message) implements EngineEvent {}

    /** A candidate of our own, for the peer. */
    record CandidateGathered(String peer, IceCandidate candidate) implements EngineEvent {}

    /** A STUN or TURN server did not work ({@code icecandidateerror}, WebRTC 1.0 section 4.8.2). */
    record IceServerFailed(String peer, String url, int code, String text) implements EngineEvent {}

    /** The state of the connection, ICE and DTLS together. */
    record ConnectionChanged(String peer, ConnectionState state) implements EngineEvent {
        public ConnectionChanged {
            Objects.requireNonNull(state);
        }
    }

    /** The peer connection wants to negotiate ({@code negotiationneeded}, WebRTC 1.0 section 4.7.3). */
    record NegotiationNeeded(String peer) implements EngineEvent {}

    /** The first sound packet since the connection was made has arrived. */
    record FirstAudio(String peer, long t) implements EngineEvent {}

    /** The first picture since the connection was made is decoded. */
    record FirstFrame(String peer, long t, int width, int height) implements EngineEvent {}

    /** Once a second for each connected peer. */
    record Statistics(String peer, MediaStatistics statistics) implements EngineEvent {}

    /** The answer to {@link EngineCommand.DescribeRecording}. */
    record RecordingDescribed(int request, RecordingInfo recording) implements EngineEvent {
        public RecordingDescribed {
            Objects.requireNonNull(recording);
        }
    }

    /**
     * The answer to {@link EngineCommand.RepairRecording}.
     *
     * @param recording the ordinary file
     * @param brokenKept whether the broken file is there still, since more of it than its last seconds could not be read
     */
    record RecordingRepaired(int request, RecordingInfo recording, boolean brokenKept) implements EngineEvent {
        public RecordingRepaired {
            Objects.requireNonNull(recording);
        }
    }

    /**
     * The answer to {@link EngineCommand.ExportRecording}.
     *
     * @param recording the file of the part
     * @param fromMs where the part really begins in the recording, ms: at a key frame
     * @param toMs where it really ends, ms
     */
    record RecordingExported(int request, RecordingInfo recording, long fromMs, long toMs) implements EngineEvent {
        public RecordingExported {
            Objects.requireNonNull(recording);
        }
    }

    /** What was asked for by the command of this number is done. */
    record JobDone(int request) implements EngineEvent {}

    /**
     * Work on a recording goes on; five times a second at most.
     *
     * @param fraction how much is done, 0 to 1
     */
    record JobProgress(int request, double fraction) implements EngineEvent {}

    /**
     * What was asked for by the command of this number can't be done, or was cancelled. The recording is as it was.
     *
     * @param message for the log
     */
    record JobFailed(int request, FileProblem problem, String message) implements EngineEvent {
        public JobFailed {
            Objects.requireNonNull(problem);
            Objects.requireNonNull(message);
        }
    }

    /** The answer to {@link EngineCommand.Ping}. */
    record Pong(long id) implements EngineEvent {}

    /** Nothing is drawn into this surface any more. */
    record PictureHidden(String surface) implements EngineEvent {}
}
