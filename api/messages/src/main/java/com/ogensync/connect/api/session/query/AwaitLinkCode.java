package com.ogensync.connect.api.session.query;

import com.ogensync.connect.api.account.AccountId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Starts linking when none is under way, and waits for the code to show: a {@link LinkCode}.
 *
 * @param phone the number to make a pairing code for, digits; null asks for a QR code
 * @param patience how long at most
 */
public record AwaitLinkCode(AccountId accountId, @Nullable String phone, Duration patience) {}
