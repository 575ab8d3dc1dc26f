package dev.parley.app.report;

import java.util.regex.Pattern;

/**
 * What in a path tells a person: the folder that is theirs, what they have called a folder in it, and a recording, which is
 * named after those who are in it.
 */
final class Paths {
    /** A part of a path: a name may have spaces, but what ends with one is a sentence before the next path. */
    private static final String PART = "[^/\\\\:\"<>|*?\\r\\n]{0,254}[^/\\\\:\"<>|*?\\s]";

    /**
     * The folder of a person on the three systems, or a medium of theirs: up to the next separator, or where none follows to
     * the end of the path, which only a quote or a colon tells for sure.
     */
    static final Pattern HOME = Pattern.compile("(?i)((?:/home|[/\\\\]+users|[/\\\\]+dokumente und einstellungen"
            + "|[/\\\\]+documents and settings|/run/media|/media|/volumes)[/\\\\]+)"
            + "(?:" + PART + "(?=[/\\\\])|[^/\\\\:;,\"“”<>|\\r\\n]+)");

    /** The folders in it. */
    static final Pattern FOLDERS = Pattern.compile("(?<=<name>)(?:[/\\\\]+" + PART + "(?=[/\\\\]))+");

    static final Pattern FOLDER = Pattern.compile("[^/\\\\]+");

    /** Folders that everybody has. */
    static final Pattern KNOWN = Pattern.compile("(?i)\\.?(?:config|local|share|state|cache|appdata|roaming|library"
            + "|application support|caches|logs?|parley|videos|movies|recordings|documents|downloads|desktop|music"
            + "|pictures|temp|tmp|thumbnails|autostart|applications|m2|java|jdk|bin|lib|programs|var|app|snap"
            + "|javacpp|openjfx|trash|files)");

    /** A computer in Windows' network, and what it shares. */
    static final Pattern UNC = Pattern.compile("(?<![\\\\\\w:])\\\\\\\\(?!\\\\)[^\\\\/\\s\"<>|:]+" + "(?:\\\\+(?:"
            + PART + "(?=\\\\)|[^\\\\/\\s\"<>|:]+))?");

    private static final String MEDIA =
            "\\.(?:mp4|m4a|m4v|webm|weba|mkv|mka|mov|avi|wav|ogg|oga|ogv|opus|mp3|aac|flac|part)";

    /** Such a file, and those whose names are made of its own. Group 1 is what its name ends with. */
    static final Pattern RECORDING = Pattern.compile(
            "(?i)(?:(?<=[/\\\\])[^/\\\\\\r\\n\"]{1,255}?|(?<![\\p{L}\\p{N}])[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}\\.[0-9]{2}"
                    + "[^/\\\\\\r\\n\"]{0,255}?|(?<=[:=\\[(,\"“'] ?|- )[^/\\\\\\r\\n\":=\\[\\](,“”]{1,255}?)"
                    + "(" + MEDIA + "(?:" + MEDIA + "|\\.(?:json|bin|png|tmp|broken))*)(?![\\p{L}\\p{N}])");

    /** A file of any other name that begins as recordings do: with the day and the minute. */
    static final Pattern DATED =
            Pattern.compile("(?<=[/\\\\])[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}\\.[0-9]{2}[^/\\\\:\"\\r\\n]*");

    private Paths() {}
}
