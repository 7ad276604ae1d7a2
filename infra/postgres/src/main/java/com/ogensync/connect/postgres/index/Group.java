package com.ogensync.connect.postgres.index;

import java.util.List;

/** The names of the readers, in the table {@code token} and everywhere else. */
final class Group {

    static final String CREDENTIALS = "credentials";
    static final String LINKED_SESSIONS = "linked-sessions";
    static final String OPEN_MESSAGES = "open-messages";

    /** Only where sending is paced. */
    static final String CONTACTS = "contacts";

    /** What every node keeps, and answers wait for. */
    static final List<String> ALL = List.of(CREDENTIALS, LINKED_SESSIONS, OPEN_MESSAGES);

    /** All that there are. */
    static final List<String> EVERY = List.of(CREDENTIALS, LINKED_SESSIONS, OPEN_MESSAGES, CONTACTS);

    private Group() {}
}
