package com.ogensync.connect.api.account.event;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.RevocationReason;
import com.ogensync.connect.api.account.TokenId;
import java.time.Instant;

/** A token was revoked. */
@Revision("1")
public record TokenRevoked(AccountId accountId, TokenId tokenId, RevocationReason reason, Actor by, Instant at)
        implements AccountEvent {}
