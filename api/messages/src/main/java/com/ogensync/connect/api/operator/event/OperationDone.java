package com.ogensync.connect.api.operator.event;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.operator.OperationId;
import com.ogensync.connect.api.operator.OperatorId;
import java.time.Instant;

/**
 * What was asked under a key has been done; its stream has room for this one event.
 *
 * @param fingerprint HMAC of what was asked, 64 lower-case hex digits
 * @param entry the ledger entry that it made
 * @param balance what that entry left
 */
@Revision("1")
public record OperationDone(
        OperationId operationId, OperatorId operatorId, String fingerprint, long entry, Coins balance, Instant at)
        implements Event {}
