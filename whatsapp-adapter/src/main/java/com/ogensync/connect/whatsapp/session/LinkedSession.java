package com.ogensync.connect.whatsapp.session;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account's linked device.
 *
 * @param link which attempt at linking made it
 * @param linkedAt when it was linked
 * @param online whether it was connected when last heard of
 * @param lostUntil when WhatsApp lets a lost connection come back, if it said so
 * @param restrictedUntil when WhatsApp lets it send again; null when it may
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
