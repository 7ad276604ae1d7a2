package com.ogensync.connect.api.operator.event;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorId;
import java.time.Instant;

/** An operator's token was revoked. */
@Revision("1")
public record OperatorRevoked(OperatorId operatorId, TokenId tokenId, Actor by, Instant at) implements OperatorEvent {}
