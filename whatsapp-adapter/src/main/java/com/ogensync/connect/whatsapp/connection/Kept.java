package com.ogensync.connect.whatsapp.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session that this node keeps.
 *
 * @param linkedAt when the device was linked
 * @param since when this node began to keep it
 * @param leased whether the index has confirmed that it is this node's
 */
record Kept(long link, Instant linkedAt, boolean online, Pause pause, Instant since, boolean leased) {

    Kept connected(boolean now, @Nullable Instant lostUntil) {
        return new Kept(link, linkedAt, now, pause.lost(lostUntil), since, leased);
    }

    Kept restricted(@Nullable Instant until) {
        return new Kept(link, linkedAt, online, pause.restricted(until), since, leased);
    }

    Kept withLease() {
        return new Kept(link, linkedAt, online, pause, since, true);
    }
}
