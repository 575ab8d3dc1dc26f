package dev.parley.app.session;

import java.net.URI;

/**
 * What a text is as a link in a web page or a message: {@code parley:USERNAME@HOST}, or
 * {@code parley:USERNAME@HOST:PORT}. Nothing else is one: no other letters than those of usernames and host names
 * (RFC 1123), nothing escaped, no query. What a person reads in one is then what it means. Pure.
 */
public sealed interface CallLink {

    /** It is none that can be followed. */
    record Refused(Reason reason) implements CallLink {}

    /** Why a text is no link. */
    enum Reason {
        /** It has another form. */
        FORM,
        /** It is longer than any link, username or host name. */
        LENGTH,
        /** It has letters that look like others, or that can't be seen. */
        LETTERS,
        /** What stands before the {@code @} is no username. */
        USERNAME,
        /** What stands behind it is no host. */
        HOST
    }

    /**
     * It is to call somebody.
     *
     * @param username whom
     * @param host of their server, in lower case; an IPv6 address in brackets
     * @param port of their server
     */
    record To(String username, String host, int port) implements CallLink {
        /** The server, as people write it: without the usual port. */
        public String server() {
            return port == CallLinkParser.DEFAULT_PORT ? host : host + ":" + port;
        }

        /**
         * Whether this is the server.
         *
         * @param address {@code wss://host:port}
         */
        public boolean isOn(URI address) {
            int its = address.getPort() < 0 ? CallLinkParser.DEFAULT_PORT : address.getPort();
            return its == port && host.equalsIgnoreCase(address.getHost());
        }
    }

    /** Reads a link. */
    static CallLink parse(String text) {
        return CallLinkParser.parse(text);
    }
}
