package com.ogensync.connect.api.operator.event;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.operator.OperatorAction;
import com.ogensync.connect.api.operator.OperatorId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator did something, or was about to.
 *
 * @param subject what it was done to: {@code account:…}, {@code projection:…} or {@code dead_letter:…}
 * @param reason sealed under the profile key of the account that it is about; null where none was asked for
 */
@Revision("1")
public record OperatorActed(
        OperatorId operatorId,
        OperatorAction action,
        String subject,
        @Nullable Sealed reason,
        RequestId requestId,
        Instant at)
        implements OperatorEvent {}
