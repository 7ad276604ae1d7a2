package com.ogensync.connect.query.projection.rebuild;

import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.function.Consumer;

/** The stored events of one account, oldest first. */
@FunctionalInterface
public interface AccountHistory {
    /** Passes each event to the reader. */
    void read(Consumer<StoredEvent> reader);
}
