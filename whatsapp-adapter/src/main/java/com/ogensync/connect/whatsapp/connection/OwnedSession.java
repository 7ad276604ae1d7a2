package com.ogensync.connect.whatsapp.connection;

import com.ogensync.connect.whatsapp.session.LinkedSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session that this node owns, which means that this node keeps the device connected.
 *
 * @param linkedAt when the device was linked
 * @param since when this node took ownership
 * @param leased whether the index has confirmed this node's lease
 */
record OwnedSession(long link, Instant linkedAt, boolean online, Pause pause, Instant since, boolean leased) {

    static OwnedSession of(LinkedSession linked, Instant since) {
        return new OwnedSession(linked.link(), linked.linkedAt(), linked.online(), Pause.of(linked), since, false);
    }

    OwnedSession connected(boolean now, @Nullable Instant lostUntil) {
        return new OwnedSession(link, linkedAt, now, pause.lost(lostUntil), since, leased);
    }

    OwnedSession restricted(@Nullable Instant until) {
        return new OwnedSession(link, linkedAt, online, pause.restricted(until), since, leased);
    }

    OwnedSession withLease() {
        return new OwnedSession(link, linkedAt, online, pause, since, true);
    }
}
