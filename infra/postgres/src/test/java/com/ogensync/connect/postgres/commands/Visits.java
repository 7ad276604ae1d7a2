package com.ogensync.connect.postgres.commands;

import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.message.event.MessageRead;
import com.ogensync.connect.api.message.event.MessageSent;
import java.io.IOException;
import java.time.Instant;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A counting aggregate for tests. All its state is private. */
final class Visits {

    record Open(@TargetAggregateIdentifier String id) {}

    record Visit(@TargetAggregateIdentifier String id, Instant at, Mood mood) {}

    enum Mood {
        CONTENT,
        REFUSED,
        CHECKED
    }

    private sealed interface State {}

    private record Seen(int times, Instant last) implements State {}

    private record New() implements State {}

    @AggregateIdentifier
    private String id;

    private State state = new New();

    Visits() {}

    @CommandHandler
    Visits(Open open) {
        AggregateLifecycle.apply(new MessageSent(MessageId.parse(open.id()), Instant.EPOCH));
    }

    @CommandHandler
    int handle(Visit visit) throws IOException {
        AggregateLifecycle.apply(new MessageRead(MessageId.parse(id), visit.at()));
        switch (visit.mood()) {
            case CONTENT -> {}
            case REFUSED -> throw new CommandExecutionException("refused", null, "details");
            case CHECKED -> throw new IOException("checked");
        }
        return times();
    }

    @EventSourcingHandler
    void on(MessageEvent event) {
        id = event.messageId().value();
        if (event instanceof MessageRead) {
            state = new Seen(times() + 1, event.at());
        }
    }

    private int times() {
        return switch (state) {
            case New _ -> 0;
            case Seen seen -> seen.times();
        };
    }
}
