package com.ogensync.connect.api.account.event;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.EmailClaimId;
import java.time.Instant;

/** An email address belongs to an account; its stream has room for this one event. */
@Revision("1")
public record EmailClaimed(EmailClaimId emailClaim, AccountId accountId, Instant at) implements Event {}
