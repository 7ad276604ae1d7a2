package com.ogensync.connect.postgres.oversight;

import com.ogensync.connect.api.Event;

/**
 * An event as it is stored.
 *
 * @param stream the aggregate's id
 * @param sequence its number in the stream, from 0
 * @param position its global index
 */
public record StoredEvent(String stream, long sequence, long position, Event event) {}
