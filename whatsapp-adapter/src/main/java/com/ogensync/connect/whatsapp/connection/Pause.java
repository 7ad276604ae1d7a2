package com.ogensync.connect.whatsapp.connection;

import com.ogensync.connect.whatsapp.session.LinkedSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when WhatsApp keeps a device from sending.
 *
 * @param lostUntil when it lets a lost connection come back, if it said so
 * @param restrictedUntil when it lets a connected device send again
 */
record Pause(@Nullable Instant lostUntil, @Nullable Instant restrictedUntil) {

    static final Pause NONE = new Pause(null, null);

    static Pause of(LinkedSession session) {
        return new Pause(session.lostUntil(), session.restrictedUntil());
    }

    Pause lost(@Nullable Instant until) {
        return new Pause(until, restrictedUntil);
    }

    Pause restricted(@Nullable Instant until) {
        return new Pause(lostUntil, until);
    }

    /** Its end, when that is to come; the later of two. */
    @Nullable Instant endAfter(Instant now) {
        var lost = lostUntil != null && lostUntil.isAfter(now) ? lostUntil : null;
        var restricted = restrictedUntil != null && restrictedUntil.isAfter(now) ? restrictedUntil : null;
        if (lost == null || restricted == null) {
            return lost == null ? restricted : lost;
        }
        return lost.isAfter(restricted) ? lost : restricted;
    }
}
