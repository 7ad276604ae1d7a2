package com.ogensync.connect.api.operator.command;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorAction;
import com.ogensync.connect.api.operator.OperatorId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Records an action that an operator is about to perform outside of account streams.
 *
 * @param subject the object of the action: {@code account:…}, {@code projection:…} or {@code dead_letter:…}
 * @param reason the reason, sealed; null for actions that need none
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
