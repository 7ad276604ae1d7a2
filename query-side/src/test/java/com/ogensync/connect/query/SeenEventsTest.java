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

/** What each projector sees is compared with the sealed types: a new type of event has to be considered here. */
class SeenEventsTest {

    private static final SealedDataReader OPENER = new SealedDataReader(new FakeVault());

    /** Each projector, and the kinds of events that it sees. */
    private static final Map<Projector, Set<Class<? extends Event>>> SEEN = Map.of(
            Balances.slice().projector(),
            without(types(AccountEvent.class, MessageEvent.class), types(MessageAccepted.class, MessageFailed.class)),
            Messages.slice(OPENER).projector(),
            types(MessageEvent.class),
            WhatsAppSessions.slice(OPENER, Clock.systemUTC()).projector(),
            types(WhatsAppSessionEvent.class),
            LedgerSlice.slice().projector(),
            types(LedgerEntry.class),
            AccountProfiles.slice(OPENER).projector(),
            without(types(AccountEvent.class), types(LedgerEntry.class)),
            Activities.slice(OPENER).projector(),
            types(AccountEvent.class, MessageEvent.class, InboxEvent.class, WhatsAppSessionEvent.class),
            UsageSlice.slice(Clock.systemUTC()).projector(),
            types(MessageEvent.class));

    @Test
    void each_projector_sees_the_types_that_are_written_here() {
        SEEN.forEach((projector, types) -> assertThat(
                        EventTypes.all().stream().filter(projector::sees).collect(Collectors.toSet()))
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
