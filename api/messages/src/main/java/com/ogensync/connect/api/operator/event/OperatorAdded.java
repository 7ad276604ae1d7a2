package com.ogensync.connect.api.operator.event;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorId;
import java.time.Instant;

/** Somebody may operate the service. The claims of their token all follow from this. */
@Revision("1")
public record OperatorAdded(OperatorId operatorId, TokenId tokenId, Actor by, Instant at) implements OperatorEvent {}
