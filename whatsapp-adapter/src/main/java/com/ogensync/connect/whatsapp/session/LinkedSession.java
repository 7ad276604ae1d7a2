package com.ogensync.connect.whatsapp.session;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account's linked device.
 *
 * @param link the number of the attempt that linked it
 * @param linkedAt when it was linked
 * @param online whether it was connected according to the last event
 * @param lostUntil when WhatsApp accepts a connection again, if it announced a time
 * @param restrictedUntil when WhatsApp lets the device send again; null if it may send now
 */
public record LinkedSession(
        AccountId accountId,
        long link,
        Sealed number,
        Sealed device,
        Instant linkedAt,
        boolean online,
        @Nullable Instant lostUntil,
        @Nullable Instant restrictedUntil) {}
