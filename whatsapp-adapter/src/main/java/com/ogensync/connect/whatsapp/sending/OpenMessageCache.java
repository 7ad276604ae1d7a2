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

/**
 * Which messages of each account are open, in memory, so that counting them costs nothing. It follows the events of
 * this node as they are stored, and is compared with the index now and then: that is where it begins, and how it learns
 * of other nodes.
 */
final class OpenMessageCache {

    private static final Duration INDEX_BEHIND_MAX = Duration.ofMinutes(1);

    private final OpenMessages index;
    private final MessageHistory messages;
    private final Clock clock;
    private final Map<AccountId, Map<MessageId, Instant>> pages = new ConcurrentHashMap<>();

    OpenMessageCache(OpenMessages index, MessageHistory messages, Clock clock) {
        this.index = index;
        this.messages = messages;
        this.clock = clock;
    }

    void opened(MessageId message) {
        var now = clock.instant();
        pages.compute(message.account(), (_, page) -> {
            var open = page == null ? new ConcurrentHashMap<MessageId, Instant>() : page;
            open.put(message, now);
            return open;
        });
    }

    void closed(MessageId message) {
        pages.computeIfPresent(message.account(), (_, page) -> {
            page.remove(message);
            return page.isEmpty() ? null : page;
        });
    }

    int count(AccountId account) {
        var page = pages.get(account);
        return page == null ? 0 : page.size();
    }

    Set<MessageId> of(AccountId account) {
        var page = pages.get(account);
        return page == null ? Set.of() : Set.copyOf(page.keySet());
    }

    /** Sets right what differs from the index. What is younger than the index may be is left alone. */
    void compare() {
        var counts = index.counts();
        var accounts = new HashSet<>(counts.keySet());
        accounts.addAll(pages.keySet());
        accounts.stream()
                .filter(account -> counts.getOrDefault(account, 0) != count(account))
                .forEach(this::compare);
    }

    private void compare(AccountId account) {
        var indexed = index.of(account).stream()
                .map(OpenMessages.OpenMessage::messageId)
                .collect(Collectors.toSet());
        var old = clock.instant().minus(INDEX_BEHIND_MAX);
        of(account).stream().filter(known -> !indexed.contains(known)).forEach(known -> closeIfOld(known, old));
        var known = of(account);
        indexed.stream()
                .filter(message -> !known.contains(message) && messages.isOpen(message))
                .forEach(this::opened);
    }

    private void closeIfOld(MessageId message, Instant old) {
        var page = pages.get(message.account());
        var since = page == null ? null : page.get(message);
        if (since != null && since.isBefore(old)) {
            closed(message);
        }
    }
}
