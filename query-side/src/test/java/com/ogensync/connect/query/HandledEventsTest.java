package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.EventTypes;
import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.inbox.event.InboxEvent;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import com.ogensync.connect.query.account.AccountProfiles;
import com.ogensync.connect.query.activity.Activities;
import com.ogensync.connect.query.balance.Balances;
import com.ogensync.connect.query.ledger.LedgerSlice;
import com.ogensync.connect.query.message.Messages;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.session.WhatsAppSessions;
import com.ogensync.connect.query.usage.UsageSlice;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the types that each projector handles with the sealed types, so that a new event type must be listed here.
 */
class HandledEventsTest {

    private static final SealedDataReader SEALED_DATA = new SealedDataReader(new FakeVault());

    /** The event types that each projector handles. */
    private static final Map<Projector, Set<Class<? extends Event>>> HANDLED = Map.of(
            Balances.slice().projector(),
            without(types(AccountEvent.class, MessageEvent.class), types(MessageAccepted.class, MessageFailed.class)),
            Messages.slice(SEALED_DATA).projector(),
            types(MessageEvent.class),
            WhatsAppSessions.slice(SEALED_DATA, Clock.systemUTC()).projector(),
            types(WhatsAppSessionEvent.class),
            LedgerSlice.slice().projector(),
            types(LedgerEntry.class),
            AccountProfiles.slice(SEALED_DATA).projector(),
            without(types(AccountEvent.class), types(LedgerEntry.class)),
            Activities.slice(SEALED_DATA).projector(),
            types(AccountEvent.class, MessageEvent.class, InboxEvent.class, WhatsAppSessionEvent.class),
            UsageSlice.slice(Clock.systemUTC()).projector(),
            types(MessageEvent.class));

    @Test
    void each_projector_handles_exactly_the_listed_event_types() {
        HANDLED.forEach((projector, types) -> assertThat(
                        EventTypes.all().stream().filter(projector::handles).collect(Collectors.toSet()))
                .as(projector.name())
                .isEqualTo(types));
    }

    private static Set<Class<? extends Event>> types(Class<?>... kinds) {
        return Stream.of(kinds)
                .flatMap(kind -> EventTypes.of(kind.asSubclass(Event.class)).stream())
                .collect(Collectors.toSet());
    }

    private static Set<Class<? extends Event>> without(
            Set<Class<? extends Event>> all, Set<Class<? extends Event>> those) {
        return all.stream().filter(type -> !those.contains(type)).collect(Collectors.toSet());
    }
}
