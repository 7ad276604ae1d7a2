package com.ogensync.connect.rest.dispatch;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.command.RegisterUser;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.runtime.outage.StoreFailures;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Maps exceptions of the command and query buses. */
final class Failures {

    private Failures() {}

    static RuntimeException ofCommand(Command command, Throwable failure, Function<Refusal, EdgeException> refused) {
        var refusal = refusalIn(failure);
        if (refusal.isPresent()) {
            return refused.apply(refusal.get());
        }
        if (hasCause(failure, AggregateStreamCreationException.class) && command instanceof RegisterUser) {
            return RefusalAnswers.answer(Refusal.EMAIL_ALREADY_REGISTERED);
        }
        if (hasCause(failure, AggregateStreamCreationException.class)
                || hasCause(failure, ConcurrencyException.class)
                || hasCause(failure, LockAcquisitionFailedException.class)) {
            return EdgeException.unavailable("Conflict with a concurrent request of this account; nothing was done", 1);
        }
        return unchecked(failure);
    }

    static RuntimeException ofQuery(Throwable failure) {
        return refusalIn(failure).<RuntimeException>map(RefusalAnswers::answer).orElseGet(() -> unchecked(failure));
    }

    private static Optional<Refusal> refusalIn(Throwable failure) {
        return StoreFailures.causes(failure)
                .filter(HandlerExecutionException.class::isInstance)
                .map(HandlerExecutionException.class::cast)
                .flatMap(cause -> cause.<Object>getDetails().stream())
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .findFirst();
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        return StoreFailures.causes(failure).anyMatch(type::isInstance);
    }

    private static RuntimeException unchecked(Throwable failure) {
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}
