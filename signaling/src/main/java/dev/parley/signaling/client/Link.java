package dev.parley.signaling.client;

/** One connection to the server, used by {@link SignalingClient} on its thread. */
interface Link {
    /** Queues a text frame. Nothing happens if the connection is gone; {@link Events#closed} then tells. */
    void send(String frame);

    /** Closes at once; {@link Events#closed} follows. */
    void kill();

    /** When something was last heard, a ping included, on the clock of {@link System#nanoTime}. */
    long heardAt();

    /** What comes from a connection; on any thread. */
    interface Events {
        void opened(Link link);

        void message(Link link, String frame);

        /**
         * The last of all.
         *
         * @param refusal why another try is in vain, or null
         */
        void closed(Link link, String why, ConnectionListener.Refusal refusal);
    }

    /** Opens connections. */
    interface Factory {
        /** Begins to connect and never blocks. */
        Link open(Events events);
    }
}
