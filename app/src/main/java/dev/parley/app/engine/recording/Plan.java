package dev.parley.app.engine.recording;

import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecordingLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which files are made of the tracks and which streams are in each. Pure.
 *
 * @param files in the order in which they are told of
 */
record Plan(List<OneFile> files) {
    /** The title of the sound of all. */
    static final String ALL = "All";

    /**
     * A file.
     *
     * @param suffix comes behind the name, or is empty
     */
    record OneFile(String suffix, List<Stream> pictures, List<Stream> sounds) {}

    /**
     * A stream of it.
     *
     * @param title by which people know it
     * @param only the track of which it is; null for all tracks of its kind in one
     */
    record Stream(String title, RecordedTrack only) {}

    static Plan of(List<RecordedTrack> tracks, RecordingLayout layout, boolean mixed, boolean video) {
        return switch (layout) {
            case SIDE, SPEAKER -> new Plan(List.of(composed(tracks, mixed, video)));
            case TRACKS -> new Plan(List.of(separate("", tracks, mixed, video)));
            case FILES ->
                new Plan(participants(tracks).stream()
                        .map(name -> separate(" - " + fileName(name), of(name, tracks), false, video))
                        .filter(file -> !file.pictures.isEmpty() || !file.sounds.isEmpty())
                        .toList());
        };
    }

    /** The sound of all is first even where each is wanted for itself: players choose the first. */
    private static OneFile composed(List<RecordedTrack> tracks, boolean mixed, boolean video) {
        List<Stream> pictures = video && !tracks.isEmpty() ? List.of(new Stream(ALL, null)) : List.of();
        List<RecordedTrack> voices = tracks.stream().filter(Plan::isSound).toList();
        List<Stream> sounds = new ArrayList<>();
        if (!voices.isEmpty()) {
            sounds.add(new Stream(ALL, null));
        }
        if (!mixed && voices.size() > 1) {
            voices.forEach(track -> sounds.add(new Stream(track.participant(), track)));
        }
        return new OneFile("", pictures, List.copyOf(sounds));
    }

    private static OneFile separate(String suffix, List<RecordedTrack> tracks, boolean mixed, boolean video) {
        List<Stream> pictures = tracks.stream()
                .filter(track -> video && !isSound(track))
                .map(Plan::titled)
                .toList();
        List<Stream> sounds =
                tracks.stream().filter(Plan::isSound).map(Plan::titled).toList();
        return new OneFile(suffix, pictures, mixed && !sounds.isEmpty() ? List.of(new Stream(ALL, null)) : sounds);
    }

    private static Stream titled(RecordedTrack track) {
        return new Stream(track.participant() + " (" + track.kind().name().toLowerCase(Locale.ROOT) + ")", track);
    }

    static boolean isSound(RecordedTrack track) {
        return track.kind() == RecordedTrack.Kind.SOUND;
    }

    private static List<String> participants(List<RecordedTrack> tracks) {
        return tracks.stream().map(RecordedTrack::participant).distinct().toList();
    }

    private static List<RecordedTrack> of(String participant, List<RecordedTrack> tracks) {
        return tracks.stream()
                .filter(track -> track.participant().equals(participant))
                .toList();
    }

    /** The tracks that are tiles of one picture: all with pictures, and each person who has none. */
    static List<RecordedTrack> tiles(List<RecordedTrack> tracks) {
        List<RecordedTrack> tiles = new ArrayList<>();
        for (RecordedTrack track : tracks) {
            boolean seen = tracks.stream()
                    .anyMatch(other -> !isSound(other) && other.participant().equals(track.participant()));
            if (!isSound(track) || (!seen && tiles.stream().noneMatch(t -> sameKey(t, track)))) {
                tiles.add(track);
            }
        }
        return List.copyOf(tiles);
    }

    /** Whether two are the same track of the file, whatever their source. */
    static boolean sameKey(RecordedTrack a, RecordedTrack b) {
        return a.participant().equals(b.participant()) && a.kind() == b.kind();
    }

    /** A name as all systems allow it in a file name. */
    static String fileName(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}<>:\"/\\\\|?*]", "_").strip();
        String cut = plain.length() > 80 ? plain.substring(0, 80) : plain;
        return cut.isEmpty() || cut.endsWith(".") ? cut + "_" : cut;
    }
}
