package com.ogensync.connect.whatsapp.session;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.AccountId;

/**
 * An account's linked device.
 *
 * @param link which attempt at linking made it
 * @param online whether it was connected when last heard of
 */
public record LinkedSession(AccountId accountId, long link, Sealed number, Sealed device, boolean online) {}
