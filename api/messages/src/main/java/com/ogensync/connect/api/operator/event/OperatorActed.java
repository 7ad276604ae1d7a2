package com.ogensync.connect.api.operator.event;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.operator.OperatorAction;
import com.ogensync.connect.api.operator.OperatorId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator performed an action, or was about to.
 *
 * @param subject the object of the action: {@code account:…}, {@code projection:…} or {@code dead_letter:…}
 * @param reason the reason, sealed under the profile key of the account concerned; null for actions that need none
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
