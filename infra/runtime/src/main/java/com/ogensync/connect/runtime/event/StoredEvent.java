package com.ogensync.connect.runtime.event;

import com.ogensync.connect.api.Event;

/**
 * An event and where it is stored.
 *
 * @param stream the aggregate's id
 * @param sequence its number in the stream, from 0
 * @param position its global index
 */
public record StoredEvent(String stream, long sequence, long position, Event event) {

    /** The account that the event belongs to: the second part of the stream's name. */
    public String account() {
        return accountOf(stream);
    }

    /** The second part of a stream's name, which is an account's uuid in all streams that belong to one. */
    public static String accountOf(String stream) {
        int from = stream.indexOf(':') + 1;
        int to = stream.indexOf(':', from);
        return to < 0 ? stream.substring(from) : stream.substring(from, to);
    }
}
