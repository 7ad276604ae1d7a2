package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * In-memory cache of the open messages per account, which makes counting them cheap. It is updated by this node's
 * committed events. Every minute it is synchronized with the index, which also contains the events of other nodes and
 * provides the initial state.
 */
final class OpenMessageCache {

    private static final long ACCEPTED_ONLY = 0;
    private static final Duration INDEX_DELAY_MAX = Duration.ofMinutes(1);

    private final OpenMessages index;
    private final EventStore events;
    private final Clock clock;
    private final Map<AccountId, Map<MessageId, Instant>> openMessages = new ConcurrentHashMap<>();

    OpenMessageCache(Configuration axon) {
        index = axon.getComponent(OpenMessages.class);
        events = axon.eventStore();
        clock = axon.getComponent(Clock.class);
    }

    void opened(MessageId message) {
        var now = clock.instant();
        openMessages.compute(message.account(), (_, messagesOfAccount) -> {
            var open = messagesOfAccount == null ? new ConcurrentHashMap<MessageId, Instant>() : messagesOfAccount;
            open.put(message, now);
            return open;
        });
    }

    void closed(MessageId message) {
        openMessages.computeIfPresent(message.account(), (_, messagesOfAccount) -> {
            messagesOfAccount.remove(message);
            return messagesOfAccount.isEmpty() ? null : messagesOfAccount;
        });
    }

    int count(AccountId account) {
        var messagesOfAccount = openMessages.get(account);
        return messagesOfAccount == null ? 0 : messagesOfAccount.size();
    }

    Set<MessageId> of(AccountId account) {
        var messagesOfAccount = openMessages.get(account);
        return messagesOfAccount == null ? Set.of() : Set.copyOf(messagesOfAccount.keySet());
    }

    /**
     * Whether the message has no event after its acceptance. Reads its events, which are always current, unlike the
     * index; removes the message if it has an outcome.
     */
    boolean isStillOpen(MessageId message) {
        var open = events.lastSequenceNumberFor(message.value())
                .filter(last -> last == ACCEPTED_ONLY)
                .isPresent();
        if (!open) {
            closed(message);
        }
        return open;
    }

    /** Corrects differences to the index. Entries younger than the index's maximum delay are not removed. */
    void synchronize() {
        var counts = index.counts();
        var accounts = new HashSet<>(counts.keySet());
        accounts.addAll(openMessages.keySet());
        accounts.stream()
                .filter(account -> counts.getOrDefault(account, 0) != count(account))
                .forEach(this::synchronize);
    }

    private void synchronize(AccountId account) {
        var indexed = index.of(account).stream()
                .map(OpenMessages.OpenMessage::messageId)
                .collect(Collectors.toSet());
        var limit = clock.instant().minus(INDEX_DELAY_MAX);
        of(account).stream().filter(known -> !indexed.contains(known)).forEach(known -> closeIfOld(known, limit));
        var known = of(account);
        indexed.stream()
                .filter(message -> !known.contains(message) && isStillOpen(message))
                .forEach(this::opened);
    }

    private void closeIfOld(MessageId message, Instant limit) {
        var messagesOfAccount = openMessages.get(message.account());
        var since = messagesOfAccount == null ? null : messagesOfAccount.get(message);
        if (since != null && since.isBefore(limit)) {
            closed(message);
        }
    }
}
