package com.ogensync.connect.postgres.oversight;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.EventTypes;
import com.ogensync.connect.api.account.event.AccountDisabled;
import com.ogensync.connect.api.account.event.AccountEnabled;
import com.ogensync.connect.api.account.event.CoinDebited;
import com.ogensync.connect.api.account.event.CoinRefunded;
import com.ogensync.connect.api.account.event.CoinsGranted;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.account.event.TokenIssued;
import com.ogensync.connect.api.account.event.TokenRevoked;
import com.ogensync.connect.api.account.event.UserRegistered;
import com.ogensync.connect.api.activity.query.ActivityType;
import com.ogensync.connect.api.inbox.event.MessageReceived;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.session.event.LinkExpired;
import com.ogensync.connect.api.session.event.LinkRequested;
import com.ogensync.connect.api.session.event.QrIssued;
import com.ogensync.connect.api.session.event.SendingRestricted;
import com.ogensync.connect.api.session.event.SendingRestrictionLifted;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import com.ogensync.connect.api.session.event.WhatsAppConnectionRestored;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.api.session.event.WhatsAppUnlinked;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Maps event types to activities, statuses and milestones for the folds in SQL. A test compares the keys with the
 * sealed types, so no new event type can be forgotten.
 */
final class EventMeanings {

    /** The activity that an event creates or advances. */
    static final Map<Class<? extends Event>, ActivityType> ACTIVITIES = activities(Map.ofEntries(
            entry(UserRegistered.class, ActivityType.REGISTERED),
            entry(TokenRevoked.class, ActivityType.TOKEN_REGENERATED),
            entry(CoinsGranted.class, ActivityType.COINS_GRANTED),
            entry(CoinRefunded.class, ActivityType.COIN_REFUNDED),
            entry(AccountDisabled.class, ActivityType.ACCOUNT_DISABLED),
            entry(AccountEnabled.class, ActivityType.ACCOUNT_ENABLED),
            entry(LinkRequested.class, ActivityType.LINK_REQUESTED),
            entry(WhatsAppLinked.class, ActivityType.LINKED),
            entry(WhatsAppConnectionLost.class, ActivityType.CONNECTION_LOST),
            entry(WhatsAppConnectionRestored.class, ActivityType.CONNECTION_RESTORED),
            entry(WhatsAppUnlinked.class, ActivityType.UNLINKED),
            entry(MessageReceived.class, ActivityType.MESSAGE_RECEIVED)));

    /** Event types of an account that are no activity. */
    static final Set<Class<? extends Event>> NO_ACTIVITY = Set.of(
            TokenIssued.class,
            CoinDebited.class,
            QrIssued.class,
            LinkExpired.class,
            SendingRestricted.class,
            SendingRestrictionLifted.class);

    private EventMeanings() {}

    /** Adds the activities of the events that change a message's status. */
    private static Map<Class<? extends Event>, ActivityType> activities(
            Map<Class<? extends Event>, ActivityType> others) {
        var all = new HashMap<>(others);
        MessageEvent.STATUSES.forEach((type, status) -> all.put(type, ActivityType.of(status)));
        return Map.copyOf(all);
    }

    /** Formats rows for SQL's {@code values}: a type's name and its meaning. */
    static <E extends Event> String meanings(Map<Class<? extends E>, ? extends Enum<?>> meanings) {
        return rows(meanings.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue().name())));
    }

    /** Formats rows for SQL's {@code values}: a type's name and a milestone. */
    static String milestones() {
        return rows(MessageEvent.STATUSES.entrySet().stream()
                .flatMap(each -> each.getValue().reached().stream()
                        .map(milestone -> row(each.getKey(), milestone.text() + "_at"))));
    }

    /** Formats the names of the enum's constants as an SQL array, in order. */
    static String names(Enum<?>[] constants) {
        return Stream.of(constants)
                .map(constant -> "'" + constant.name() + "'")
                .collect(joining(", ", "(array[", "])"));
    }

    /** Formats the names of the ledger entries' types as SQL literals. */
    static String coins() {
        return EventTypes.of(LedgerEntry.class).stream()
                .map(type -> "'" + EventTypes.nameOf(type) + "'")
                .collect(joining(", "));
    }

    private static String row(Class<? extends Event> type, String meaning) {
        return "('" + EventTypes.nameOf(type) + "', '" + meaning + "')";
    }

    private static String rows(Stream<String> rows) {
        return rows.sorted().collect(joining(", "));
    }
}
