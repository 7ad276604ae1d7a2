package com.ogensync.connect.whatsapp.connection;

import com.ogensync.connect.whatsapp.session.LinkedSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when WhatsApp prevents a device from sending.
 *
 * @param lostUntil when WhatsApp accepts a connection again, if it announced a time
 * @param restrictedUntil when WhatsApp accepts messages of the connected device again
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

    /** Returns the later of the ends after this moment, or null if there is none. */
    @Nullable Instant endAfter(Instant now) {
        var lost = lostUntil != null && lostUntil.isAfter(now) ? lostUntil : null;
        var restricted = restrictedUntil != null && restrictedUntil.isAfter(now) ? restrictedUntil : null;
        if (lost == null || restricted == null) {
            return lost == null ? restricted : lost;
        }
        return lost.isAfter(restricted) ? lost : restricted;
    }
}
