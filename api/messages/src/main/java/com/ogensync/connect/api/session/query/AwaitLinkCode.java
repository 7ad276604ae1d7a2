package com.ogensync.connect.api.session.query;

import com.ogensync.connect.api.account.AccountId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Starts linking unless an attempt is in progress, and waits for the code to show. The result is a {@link LinkCode}.
 *
 * @param phone the number for a pairing code, digits; null for a QR code
 * @param patience the time-out
 */
public record AwaitLinkCode(AccountId accountId, @Nullable String phone, Duration patience) {}
