package com.ogensync.connect.runtime.event;

import com.ogensync.connect.api.Event;

/**
 * An event with its stream, sequence number and global index.
 *
 * @param stream the aggregate's id
 * @param sequence its number in the stream, from 0
 * @param position its global index
 */
public record StoredEvent(String stream, long sequence, long position, Event event) {

    /** Returns the account of the event: the second part of the stream's name. */
    public String account() {
        return accountOf(stream);
    }

    /** Returns the second part of a stream's name: the account's uuid, if the stream belongs to an account. */
    public static String accountOf(String stream) {
        int from = stream.indexOf(':') + 1;
        int to = stream.indexOf(':', from);
        return to < 0 ? stream.substring(from) : stream.substring(from, to);
    }
}
