package com.ogensync.connect.api.account.event;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.EmailClaimId;
import java.time.Instant;

/** An email address was claimed for an account. It is the only event of its stream. */
@Revision("1")
public record EmailClaimed(EmailClaimId emailClaim, AccountId accountId, Instant at) implements Event {}
