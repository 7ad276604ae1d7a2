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
 * Executes a command on an account and records the operator and the reason, in one transaction. The result is an
 * {@link com.ogensync.connect.api.operator.OperatorReceipt}.
 *
 * @param tokenId the operator's token
 * @param wish the command to execute; must be permitted to operators
 * @param reason the reason, sealed under the account's profile key
 * @param once the idempotency of the request; null to execute it each time
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
     * The Idempotency-Key of a request.
     *
     * @param fingerprint the HMAC of the request, which detects a different request with the same key
     */
    public record Once(OperationId operationId, String fingerprint) {}
}
