package com.ogensync.connect.reliability.history;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.springframework.boot.SpringApplication;

/**
 * Writes a long event history into an installation's data folder: {@code LongPast <folder> <accounts> <messages>
 * [seed]}. The same seed generates the same events, except for sealed boxes. No event processor runs meanwhile, so the
 * next start has to process all of them, as after a long downtime.
 */
public final class LongPast {
    private static final int BATCH = 1_000;
    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00.000Z");

    private final EventStorageEngine storage;
    private final Vault vault;
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<DomainEventMessage<?>> unwritten = new ArrayList<>();
    private long written;

    /** Creates a writer for this store. */
    public LongPast(EventStorageEngine storage, Vault vault) {
        this.storage = storage;
        this.vault = vault;
    }

    static void main(String[] arguments) throws ClassNotFoundException {
        var application = Class.forName("com.ogensync.connect.app.ConnectApplication");
        try (var context =
                SpringApplication.run(application, "--DATA_DIR=" + arguments[0], "--PORT=0", "--MANAGEMENT_PORT=0")) {
            context.getBean(EventProcessingConfiguration.class)
                    .eventProcessors()
                    .values()
                    .forEach(EventProcessor::shutDown);
            var past = new LongPast(context.getBean(EventStorageEngine.class), context.getBean(Vault.class));
            var seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : 1;
            past.write(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), seed);
        }
    }

    /** Writes accounts with this total number of messages; returns the number of events. */
    public long write(int accounts, int messages, long seed) {
        var luck = new Random(seed);
        var lives = new ArrayList<Life>();
        for (int number = 0; number < accounts; number++) {
            var life = new Life(luck, vault, BEGIN.plusSeconds(luck.nextInt(86_400)));
            lives.add(life);
            take(life.begin(messages));
        }
        for (int number = 0; number < messages; number++) {
            take(lives.get(luck.nextInt(accounts)).message());
        }
        flush();
        return written;
    }

    private void take(List<Event> events) {
        for (var event : events) {
            var stream = streamOf(event);
            long sequence = sequences.merge(stream, 0L, (last, _) -> last + 1);
            var id = new UUID(stream.hashCode(), written++).toString();
            unwritten.add(new GenericDomainEventMessage<>(
                    "History", stream, sequence, event, MetaData.emptyInstance(), id, event.at()));
        }
        if (unwritten.size() >= BATCH) {
            flush();
        }
    }

    private void flush() {
        storage.appendEvents(unwritten);
        unwritten.clear();
    }

    private static String streamOf(Event event) {
        return switch (event) {
            case AccountEvent account -> account.accountId().value();
            case MessageEvent message -> message.messageId().value();
            case WhatsAppSessionEvent session -> session.sessionId().value();
            default -> throw new IllegalArgumentException("Unknown stream for " + event.getClass());
        };
    }
}
