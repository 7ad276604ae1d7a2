package com.ogensync.connect.api.operator.command;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.command.AccountCommand;
import com.ogensync.connect.api.operator.OperationId;
import com.ogensync.connect.api.operator.OperatorId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Does something to an account and writes down who did it and why: both, or neither. Answered with an
 * {@link com.ogensync.connect.api.operator.OperatorReceipt}.
 *
 * @param tokenId the operator's
 * @param wish what to do; only what operators may do
 * @param reason sealed under the account's profile key
 * @param once under which name to do it only once; null to do it each time
 */
public record ActOnAccount(
        OperatorId operatorId,
        TokenId tokenId,
        AccountCommand wish,
        Sealed reason,
        @Nullable Once once,
        RequestId requestId,
        Instant at)
        implements OperatorCommand {

    /**
     * The name that a caller gave to a request.
     *
     * @param fingerprint tells it from another request under the same name
     */
    public record Once(OperationId operationId, String fingerprint) {}
}
