package com.ogensync.connect.api.account.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.EmailClaimId;
import java.time.Instant;

/** An account was opened. Name, email and phone are sealed under the account's profile key. */
@Revision("1")
public record UserRegistered(
        AccountId accountId, EmailClaimId emailClaim, Sealed name, Sealed email, Sealed phone, Instant at)
        implements AccountEvent {}
