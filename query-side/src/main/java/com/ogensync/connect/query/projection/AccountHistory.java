package com.ogensync.connect.query.projection;

import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.function.Consumer;

/** All events of one account that are stored now, oldest first. */
@FunctionalInterface
public interface AccountHistory {
    /** Hands them to the reader, one after the other. */
    void read(Consumer<StoredEvent> reader);
}
