package dev.parley.app.engine.api;

import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import java.util.List;
import java.util.Objects;

/**
 * What the desk asks of the engine. Commands are carried out in order on the engine's own thread; the answer, where
 * there is one, is an {@link EngineEvent}. A command that names a peer which is not there is dropped.
 */
public sealed interface EngineCommand {

    /** What concerns a peer connection that is open. */
    sealed interface OfPeer extends EngineCommand {
        /** The desk's name for it. */
        String peer();
    }

    /** What concerns screens and windows that are shared. */
    sealed interface OfDisplay extends EngineCommand {}

    /** What concerns recording. */
    sealed interface OfRecording extends EngineCommand {}

    /**
     * Chooses devices, in and out of a call. Choosing opens nothing: a camera is open while a preview, a call or the
     * laboratory wants it, a microphone while a call sends it or one of the commands below measures it. Answered by {@link EngineEvent.DeviceChanged} for what changed.
     */
    record ChooseDevices(DevicePreference camera, DevicePreference microphone, DevicePreference speaker)
            implements EngineCommand {
        public ChooseDevices {
            Objects.requireNonNull(camera);
            Objects.requireNonNull(microphone);
            Objects.requireNonNull(speaker);
        }
    }

    /**
     * Chooses a second speaker, on which {@code ringing} is heard besides the chosen one; none unless said otherwise. It is
     * open only while it rings. Answered by {@link EngineEvent.RingerChanged}.
     */
    record ChooseRinger(DevicePreference ringer) implements EngineCommand {
        public ChooseRinger {
            Objects.requireNonNull(ringer);
        }
    }

    /**
     * Plays {@code ringing} once on the second speaker, or no longer; told by {@link EngineEvent.RingerChanged}. Dropped
     * while a call rings.
     */
    record TryRinger(boolean on) implements EngineCommand {}

    /** Says what is done to the microphone's sound, in and out of a call. */
    record ProcessSound(SoundProcessing processing) implements EngineCommand {
        public ProcessSound {
            Objects.requireNonNull(processing);
        }
    }

    /**
     * Opens the microphone to measure it, or no longer. While on, {@link EngineEvent.LevelMeasured} comes about 15 times a
     * second; nothing is sent to anybody.
     */
    record MeasureLevel(boolean on) implements EngineCommand {}

    /**
     * Whether {@link EngineEvent.TalkingWhileMuted} is wanted. It needs the microphone open while it is muted in a call,
     * though only silence is sent; else it is closed ten seconds after it was muted.
     */
    record WatchMuted(boolean on) implements EngineCommand {}

    /**
     * Records the microphone for some seconds and plays that on the chosen speaker, or stops doing so; told by {@link
     * EngineEvent.HearingYourself}.
     */
    record HearYourself(boolean on) implements EngineCommand {}

    /** Tries a device that failed once more, after the person has freed it. */
    record RetryDevice(DeviceKind kind) implements EngineCommand {}

    /** Keeps the camera open for a picture of oneself outside of a call, or no longer. */
    record Preview(boolean on) implements EngineCommand {}

    /**
     * Opens tracks for the laboratory, each in place of the one of its kind (Media Capture and Streams, section 10.2, {@code
     * getUserMedia}): of the preferred devices, as far as these meet the constraints. Answered by {@link
     * EngineEvent.TrackChanged} for each track, then {@link EngineEvent.ConstraintsMet}; or by {@link
     * EngineEvent.MediaRefused}, and then there are none of these.
     */
    record GetUserMedia(int request, MediaStreamConstraints constraints) implements EngineCommand {
        public GetUserMedia {
            Objects.requireNonNull(constraints);
        }
    }

    /**
     * Sets what a track of the laboratory is to be like (section 11.1, {@code applyConstraints}). Answered as {@link
     * GetUserMedia}; where it is refused, all stays as it was.
     */
    record ApplyConstraints(int request, DeviceKind kind, MediaTrackConstraints constraints) implements EngineCommand {
        public ApplyConstraints {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(constraints);
        }
    }

    /** Ends a track of the laboratory and closes its device; answered by {@link EngineEvent.TrackEnded}. */
    record StopTrack(DeviceKind kind) implements EngineCommand {}

    /**
     * Whether {@link EngineEvent.DisplaysListed} is wanted: at once and after each change. While on, {@link ShowPicture}
     * draws small pictures of {@link #DISPLAY} and a source's id.
     */
    record WatchDisplays(boolean on) implements OfDisplay {}

    /**
     * Shares a screen or window, in place of the one before, which goes on until there is a picture of this one (Screen
     * Capture, section 5.1, {@code getDisplayMedia}). Answered by {@link EngineEvent.DisplayChanged}.
     *
     * @param source its id; empty to leave the choice to the system's own picker
     */
    record GetDisplayMedia(String source, DisplayOptions options) implements OfDisplay {
        public GetDisplayMedia {
            Objects.requireNonNull(source);
            Objects.requireNonNull(options);
        }
    }

    /** Holds the picture of what is shared, or lets it go on. */
    record PauseDisplay(boolean on) implements OfDisplay {}

    /** Ends sharing; answered by {@link EngineEvent.DisplayChanged}. */
    record StopDisplay() implements OfDisplay {}

    /**
     * Starts to record into a file (MediaStream Recording, section 2.3). Answered by {@link EngineEvent.RecordingChanged},
     * or {@link EngineEvent.RecordingStopped} where it can't be.
     *
     * @param recording the desk's name for it, never used twice
     * @param file the name that the file has when it is complete
     * @param tracks what is recorded; a camera or microphone that nothing else wants is opened for it
     */
    record StartRecording(String recording, String file, List<RecordedTrack> tracks, RecorderOptions options)
            implements OfRecording {
        public StartRecording {
            Objects.requireNonNull(file);
            tracks = List.copyOf(tracks);
            Objects.requireNonNull(options);
        }
    }

    /** What is recorded from now on: somebody's screen, or peer connection, has come or gone. */
    record RecordTracks(String recording, List<RecordedTrack> tracks) implements OfRecording {
        public RecordTracks {
            tracks = List.copyOf(tracks);
        }
    }

    /** Leaves out what comes from now on. */
    record PauseRecording(String recording) implements OfRecording {}

    /** Takes in again what comes from now on. */
    record ResumeRecording(String recording) implements OfRecording {}

    /** Writes all that was recorded so far to the disk; answered by {@link EngineEvent.RecordingChanged}. */
    record RequestData(String recording) implements OfRecording {}

    /** Ends a recording; answered by {@link EngineEvent.RecordingStopped}. */
    record StopRecording(String recording) implements OfRecording {}

    /**
     * Makes a peer connection that sends nothing yet.
     *
     * @param peer the desk's name for it, never used twice
     */
    record OpenPeer(String peer, PeerOptions options) implements EngineCommand {}

    /**
     * Makes an offer and sets it as the local description. Answered by {@link EngineEvent.LocalDescription} or
     * {@link EngineEvent.OperationFailed} with the same operation number.
     */
    record CreateOffer(String peer, int operation, boolean iceRestart) implements OfPeer {}

    /**
     * Makes an answer and sets it as the local description. Answered as {@link CreateOffer}.
     */
    record CreateAnswer(String peer, int operation) implements OfPeer {}

    /**
     * Sets what the peer sent. Answered by {@link EngineEvent.RemoteDescriptionSet} or
     * {@link EngineEvent.OperationFailed}.
     *
     * @param rollback take back our own pending offer first (RFC 8829, section 4.1.10.2)
     */
    record SetRemoteDescription(String peer, int operation, SessionDescription description, boolean rollback)
            implements OfPeer {}

    /** Adds a candidate of the peer; only after a remote description. One that is malformed is logged and dropped. */
    record AddIceCandidate(String peer, IceCandidate candidate) implements OfPeer {}

    /**
     * Says what is sent from now on. Nothing is, before the first of these. A camera that no peer and no preview wants
     * is closed.
     */
    record SendMedia(String peer, boolean microphone, boolean camera) implements OfPeer {}

    /** Whether this peer gets the screen or window that is shared, as a second video track. */
    record SendDisplay(String peer, boolean on) implements OfPeer {}

    /**
     * Makes this peer an echo: what arrives is sent back, no device is touched. The engine must have been started for
     * it, since its sound module is another.
     */
    record EchoMedia(String peer) implements OfPeer {}

    /** Whether the sound of the peer is played; it is unless said otherwise. */
    record PlayRemote(String peer, boolean on) implements OfPeer {}

    /** Ends a peer connection and gives back what it holds. */
    record ClosePeer(String peer) implements OfPeer {}

    /**
     * Draws a source into a picture memory until {@link HidePicture}; a second call with the same surface changes the
     * size or the source.
     *
     * @param surface the desk's name for the view
     * @param source {@link #SELF}, a peer's name, either of them and {@link #SCREEN}, or {@link #DISPLAY} and the id of a
     *     {@link DisplaySource}
     * @param file the picture memory, made by the desk ({@link PictureMemory})
     * @param width the view's width in pixels; the picture is scaled to fit, keeping its shape
     * @param height the view's height in pixels
     */
    record ShowPicture(String surface, String source, String file, int width, int height) implements EngineCommand {}

    /** Stops drawing into a surface; its file may be deleted after {@link EngineEvent.PictureHidden}. */
    record HidePicture(String surface) implements EngineCommand {}

    /**
     * Plays one of the program's own sounds on the chosen speaker, in place of the one that plays.
     *
     * @param sound {@code ringing} (somebody calls; by {@link ChooseRinger} on a second speaker, too), {@code ringback} (it rings there), {@code connected}, {@code lost},
     *     {@code ended}, or {@code test} (to try the speaker)
     * @param loop again and again until {@link StopSound}
     */
    record PlaySound(String sound, boolean loop) implements EngineCommand {}

    /** Ends the sound that plays, if one does. */
    record StopSound() implements EngineCommand {}

    /**
     * Says what a recording is. This and the commands after it are carried out one after the other beside all else; each is
     * answered by one event of the same request number, {@link EngineEvent.JobFailed} where it fails.
     *
     * @param request never used twice
     */
    record DescribeRecording(int request, String file) implements EngineCommand {
        public DescribeRecording {
            Objects.requireNonNull(file);
        }
    }

    /**
     * Makes an ordinary file of what a recorder left that was killed, then deletes that; answered by {@link
     * EngineEvent.RecordingRepaired}. {@link EngineEvent.JobProgress} comes meanwhile, as for all that make files.
     *
     * @param target where it is to be, over what is there; may be {@code file}
     */
    record RepairRecording(int request, String file, String target) implements EngineCommand {
        public RepairRecording {
            Objects.requireNonNull(file);
            Objects.requireNonNull(target);
        }
    }

    /**
     * Makes a file of a part of a recording, from the key frame at or before {@code fromMs}; answered by {@link
     * EngineEvent.RecordingExported}.
     *
     * @param target where it is to be, over what is there
     */
    record ExportRecording(int request, String file, String target, long fromMs, long toMs) implements EngineCommand {
        public ExportRecording {
            Objects.requireNonNull(file);
            Objects.requireNonNull(target);
        }
    }

    /**
     * Copies a recording as it is; answered by {@link EngineEvent.JobDone}.
     *
     * @param target where it is to be, over what is there
     */
    record CopyRecording(int request, String file, String target) implements EngineCommand {
        public CopyRecording {
            Objects.requireNonNull(file);
            Objects.requireNonNull(target);
        }
    }

    /**
     * Writes a picture of a recording; answered by {@link EngineEvent.JobDone}.
     *
     * @param target the PNG file, over what is there
     * @param atMs when it is shown, ms from the beginning
     * @param width the most, pixels: then it is a picture to know the recording by, from about that time and not black; 0
     *     for exactly the picture that is shown, in its own size
     * @param height the most, pixels; 0 as for the width
     */
    record StillOfRecording(int request, String file, String target, long atMs, int width, int height)
            implements EngineCommand {
        public StillOfRecording {
            Objects.requireNonNull(file);
            Objects.requireNonNull(target);
        }
    }

    /**
     * Ends the work on a recording of this request number; answered by {@link EngineEvent.JobFailed}, unless it was done
     * already. All is then as before.
     */
    record CancelJob(int request) implements EngineCommand {}

    /** Asks whether the engine still does its work; answered by {@link EngineEvent.Pong} from the engine's own thread. */
    record Ping(long id) implements EngineCommand {}

    /** Ends the engine in good order, within a second. The end of standard input says the same. */
    record Shutdown() implements EngineCommand {}

    /** The source of {@link ShowPicture} that is our own camera. */
    String SELF = "self";

    /** What follows a source of {@link ShowPicture} where its screen is meant, not its camera. */
    String SCREEN = "/screen";

    /** What precedes the id of a {@link DisplaySource} in {@link ShowPicture}. */
    String DISPLAY = "display:";
}
