package com.ogensync.connect.api.operator.event;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.operator.OperationId;
import com.ogensync.connect.api.operator.OperatorId;
import java.time.Instant;

/**
 * A request with an Idempotency-Key was executed. It is the only event of its stream.
 *
 * @param fingerprint the HMAC of the request, 64 lower-case hex digits
 * @param entry the number of the ledger entry that it added
 * @param balance the balance after that entry
 */
@Revision("1")
public record OperationDone(
        OperationId operationId, OperatorId operatorId, String fingerprint, long entry, Coins balance, Instant at)
        implements Event {}
