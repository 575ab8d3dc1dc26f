package dev.parley.signaling.protocol;

import java.time.Duration;

/** Every limit of the protocol, in one place; {@code PROTOCOL.md} lists them. */
public final class Limits {
    /** The version of the protocol. */
    public static final int VERSION = 1;
    /** The subprotocol to ask for (RFC 6455, section 1.9). */
    public static final String SUBPROTOCOL = "parley.v" + VERSION;

    /** Bytes of one message to the server. */
    public static final int MESSAGE_BYTES = 65_536;
    /** Bytes of one message to the server before the sign-in: a stranger has little to say. */
    public static final int STRANGER_MESSAGE_BYTES = 16_384;
    /** Bytes of one message to a client; only {@code signed-in} with many people comes near it. */
    public static final int EVENT_BYTES = 1_048_576;
    /** Bytes that may wait to be sent to one client; one that reads slower than that loses its connection. */
    public static final int QUEUED_BYTES = 4_194_304;
    /** Characters of a session description. */
    public static final int SDP_CHARACTERS = 48_000;
    /** Characters of a candidate. */
    public static final int CANDIDATE_CHARACTERS = 1_024;
    /** Candidates from one device in one generation of a call. */
    public static final int CANDIDATES_PER_GENERATION = 200;
    /** Characters of a username, 2 at least; {@code [a-z0-9._-]}, beginning and ending with a letter or digit. */
    public static final int USERNAME_CHARACTERS = 32;
    /** Characters of a display name. No control characters, no marks of direction. */
    public static final int DISPLAY_NAME_CHARACTERS = 64;
    /** Characters of a device name. */
    public static final int DEVICE_NAME_CHARACTERS = 64;
    /** Fewest characters of a password. */
    public static final int PASSWORD_MIN_CHARACTERS = 8;
    /** Most characters of a password. */
    public static final int PASSWORD_MAX_CHARACTERS = 256;
    /** Contacts of one account. */
    public static final int CONTACTS = 1_000;
    /** People whom one account blocks. */
    public static final int BLOCKED = 1_000;
    /** Contact requests to one account that wait for an answer. */
    public static final int CONTACT_REQUESTS = 100;
    /** Contact requests from one account in a day. */
    public static final int CONTACT_REQUESTS_PER_DAY = 50;
    /** How long somebody who was declined may not ask again. */
    public static final Duration DECLINED_FOR = Duration.ofDays(30);
    /** Devices of one account that may sign in by token. */
    public static final int DEVICE_TOKENS_PER_ACCOUNT = 64;
    /** How long a device token is good without being used. */
    public static final Duration DEVICE_TOKEN_FOR = Duration.ofDays(90);
    /** Calls kept for a device that can't see them. */
    public static final int KEPT_CALLS = 100;
    /** How long they are kept. */
    public static final Duration KEEP_CALLS_FOR = Duration.ofDays(30);
    /** Characters of a program's name in {@code hello}. */
    public static final int PROGRAM_CHARACTERS = 64;
    /** Devices on which one account is signed in at once. */
    public static final int DEVICES_PER_ACCOUNT = 16;
    /** Calls that one device may have begun, ringing or going on, at once. */
    public static final int CALLS_PER_DEVICE = 8;
    /** Calls that one account may begin at once, from all its devices; they are there again by and by. */
    public static final int INVITES_AT_ONCE = 30;
    /** Calls that one account may begin in a second, on average. */
    public static final int INVITES_PER_SECOND = 1;
    /** Replies that the server remembers in a session, to answer requests which are sent again. */
    public static final int KEPT_REPLIES = 1_000;
    /** Characters of these replies; only {@code devices} with many devices comes near it. */
    public static final int KEPT_REPLY_CHARACTERS = 262_144;
    /** Requests of one connection in a second, on average; bursts of five times as many pass. */
    public static final int REQUESTS_PER_SECOND = 50;
    /** Connections of one address that have not signed in. */
    public static final int UNAUTHENTICATED_PER_ADDRESS = 20;
    /** Connections of one site of IPv6, 48 bits, that have not signed in. */
    public static final int UNAUTHENTICATED_PER_SITE = 200;
    /** Connections in all that have not signed in. */
    public static final int UNAUTHENTICATED = 2_000;
    /** So many more for addresses from which somebody signed in lately, and again so many for networks around the server. */
    public static final int UNAUTHENTICATED_RESERVE = 500;
    /** Wrong passwords from one address in a minute, and for one account from addresses it was not used from. */
    public static final int WRONG_PASSWORDS_PER_MINUTE = 10;
    /** Bad device tokens from one address that are answered in a minute; then the connection is closed. */
    public static final int BAD_TOKENS_PER_MINUTE = 10;
    /** Accounts made from one address in an hour. */
    public static final int REGISTRATIONS_PER_HOUR = 30;
    /** Events kept for a session whose connection is lost. */
    public static final int KEPT_EVENTS = 1_000;
    /** Characters of the events kept for a session. */
    public static final int KEPT_CHARACTERS = 4_194_304;
    /** How long a session outlives its connection. */
    public static final Duration RESUME_WITHIN = Duration.ofMinutes(2);
    /** How long a connection may take for TLS and the upgrade to WebSocket. */
    public static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    /** How long a connection may take to sign in. */
    public static final Duration SIGN_IN_WITHIN = Duration.ofSeconds(30);
    /** How often the server pings (RFC 6455, section 5.5.2); silence of twice as long ends the connection. */
    public static final Duration PING_EVERY = Duration.ofSeconds(15);
    /** How long a call rings. The caller's program keeps this time. */
    public static final Duration RING_FOR = Duration.ofSeconds(60);
    /** When the server ends a call that nobody answered and nobody ended. */
    public static final Duration RING_AT_MOST = RING_FOR.plusSeconds(10);

    /** How long it goes on ringing for a caller whose connection is lost. */
    public static final Duration LOST_CALLER_RINGS_FOR = Duration.ofSeconds(20);

    private Limits() {}
}
