package com.ogensync.connect.postgres.index;

import java.util.List;

/** The names of the indexes' event processors, as in the table {@code token}. */
final class Group {

    static final String CREDENTIALS = "credentials";
    static final String LINKED_SESSIONS = "linked-sessions";
    static final String OPEN_MESSAGES = "open-messages";

    /** Only if sending is paced. */
    static final String CONTACTS = "contacts";

    /** The indexes that every node maintains, and that responses wait for. */
    static final List<String> ALL = List.of(CREDENTIALS, LINKED_SESSIONS, OPEN_MESSAGES);

    /** All that there are. */
    static final List<String> EVERY = List.of(CREDENTIALS, LINKED_SESSIONS, OPEN_MESSAGES, CONTACTS);

    private Group() {}
}
