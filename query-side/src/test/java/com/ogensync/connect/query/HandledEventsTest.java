package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.EventTypes;
import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.inbox.event.InboxEvent;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageDelivered;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageRead;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import com.ogensync.connect.query.activity.Activities;
import com.ogensync.connect.query.balance.Balances;
import com.ogensync.connect.query.ledger.LedgerSlice;
import com.ogensync.connect.query.message.Messages;
import com.ogensync.connect.query.projection.SealedDataReader;
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

    /** The event types that each projector handles. */
    private static final Map<String, Set<Class<? extends Event>>> HANDLED = Map.of(
            Balances.NAME,
            without(types(AccountEvent.class, MessageEvent.class), types(MessageAccepted.class, MessageFailed.class)),
            Messages.NAME,
            types(MessageEvent.class),
            "whatsapp_sessions",
            types(WhatsAppSessionEvent.class),
            LedgerSlice.NAME,
            types(LedgerEntry.class),
            "account_profiles",
            without(types(AccountEvent.class), types(LedgerEntry.class)),
            Activities.NAME,
            types(AccountEvent.class, MessageEvent.class, InboxEvent.class, WhatsAppSessionEvent.class),
            UsageSlice.NAME,
            Set.of(
                    MessageAccepted.class,
                    MessageSent.class,
                    MessageDelivered.class,
                    MessageRead.class,
                    MessageFailed.class));

    @Test
    void each_projector_handles_exactly_the_listed_event_types() {
        Slices.all(new SealedDataReader(new FakeVault()), Clock.systemUTC())
                .forEach(slice -> assertThat(EventTypes.all().stream()
                                .filter(slice.projector()::handles)
                                .collect(Collectors.toSet()))
                        .as(slice.name())
                        .isEqualTo(HANDLED.get(slice.name())));
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
