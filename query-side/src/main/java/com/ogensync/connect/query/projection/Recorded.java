package com.ogensync.connect.query.projection;

import com.ogensync.connect.api.Event;

/**
 * An event and its place.
 *
 * @param stream the aggregate's id
 * @param sequence its number in the stream, from 0
 * @param position its global index
 */
public record Recorded(String stream, long sequence, long position, Event event) {
    /** Whose event it is: the second part of the stream's name. */
    public String account() {
        return accountOf(stream);
    }

    static String accountOf(String stream) {
        int from = stream.indexOf(':') + 1;
        int to = stream.indexOf(':', from);
        return to < 0 ? stream.substring(from) : stream.substring(from, to);
    }
}
