package com.ogensync.connect.api.operator.command;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorAction;
import com.ogensync.connect.api.operator.OperatorId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what an operator is about to do outside of any account's own stream.
 *
 * @param subject what it is done to: {@code account:…}, {@code projection:…} or {@code dead_letter:…}
 * @param reason null where none is asked for
 */
public record RecordAction(
        OperatorId operatorId,
        TokenId tokenId,
        OperatorAction action,
        String subject,
        @Nullable Sealed reason,
        RequestId requestId,
        Instant at)
        implements OperatorCommand {}
