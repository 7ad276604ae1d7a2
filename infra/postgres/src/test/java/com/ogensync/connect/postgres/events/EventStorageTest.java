package com.ogensync.connect.postgres.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.event.MessageDelivered;
import com.ogensync.connect.api.message.event.MessageRead;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.TestService;
import com.ogensync.connect.postgres.serialization.EventSerializer;
import java.util.Arrays;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventStorageTest {

    private static TestDatabase database;
    private static TestService service;

    private final MessageId message = Facts.aMessage(Facts.anAccount(), "1");
    private final String stream = message.value();

    @BeforeAll
    static void start() {
        database = new TestDatabase();
        service = TestService.start(database, "node-1");
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    @Test
    void axon_uses_the_transactions_of_spring() {
        assertThat(service.get(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void axon_uses_the_configured_serializers() {
        var axon = service.get(Configuration.class);

        assertThat(axon.eventSerializer()).isInstanceOf(EventSerializer.class);
        assertThat(axon.serializer()).isSameAs(service.get(Serializer.class)).isNotInstanceOf(EventSerializer.class);
        assertThat(axon.messageSerializer()).isNotInstanceOf(EventSerializer.class);
    }

    @Test
    void an_auditor_reads_json_with_plain_sql() {
        service.store(stream, 0, new MessageSent(message, Facts.AT));

        assertThat(database.sql()
                        .sql("select payload from event where aggregate_identifier = ?")
                        .param(stream)
                        .query(String.class)
                        .single())
                .isEqualTo("{\"messageId\":\"" + stream + "\",\"address\":null,\"at\":\"2026-01-02T03:04:05.678Z\"}");
        assertThat(database.sql()
                        .sql("select payload_type || ' ' || payload_revision from event where aggregate_identifier = ?")
                        .param(stream)
                        .query(String.class)
                        .single())
                .isEqualTo("MessageSent 1");
    }

    @Test
    void a_duplicate_sequence_number_is_a_conflict() {
        service.store(stream, 0, new MessageSent(message, Facts.AT), new MessageDelivered(message, Facts.AT));

        assertThatThrownBy(() -> service.store(stream, 1, new MessageRead(message, Facts.AT)))
                .isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void an_existing_stream_is_not_created_again() {
        service.store(stream, 0, new MessageSent(message, Facts.AT));

        assertThatThrownBy(() -> service.store(stream, 0, new MessageSent(message, Facts.AT)))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void a_conflict_does_not_repeat_the_event() {
        service.store(stream, 0, new MessageSent(message, Facts.AT));

        assertThatThrownBy(() -> service.store(stream, 0, Facts.messageAccepted(message)))
                .satisfies(e -> assertThat(e.getCause()).hasMessageNotContaining("fingerprint"));
    }

    @Test
    void two_streams_in_one_transaction_are_stored_both_or_neither() {
        var other = Facts.aMessage(Facts.anAccount(), "2");
        service.store(other.value(), 0, new MessageSent(other, Facts.AT));

        assertThatThrownBy(() -> {
                    var unitOfWork = DefaultUnitOfWork.startAndGet(null);
                    unitOfWork.execute(() -> {
                        publish(stream, new MessageSent(message, Facts.AT));
                        publish(other.value(), new MessageSent(other, Facts.AT));
                    });
                })
                .isInstanceOf(AggregateStreamCreationException.class);

        assertThat(service.get(EventStore.class).lastSequenceNumberFor(stream)).isEmpty();
        assertThat(CurrentUnitOfWork.isStarted()).isFalse();
    }

    @Test
    void a_failure_before_the_commit_stores_nothing() {
        assertThatThrownBy(() -> {
                    var unitOfWork = DefaultUnitOfWork.startAndGet(null);
                    unitOfWork.execute(() -> {
                        publish(stream, new MessageSent(message, Facts.AT));
                        unitOfWork.onPrepareCommit(work -> work.onPrepareCommit(_ -> {
                            throw new IllegalStateException("the last handler fails");
                        }));
                    });
                })
                .hasMessage("the last handler fails");

        assertThat(service.get(EventStore.class).lastSequenceNumberFor(stream)).isEmpty();
    }

    @Test
    void a_stream_with_an_unsupported_event_type_cannot_be_loaded() {
        service.store(stream, 0, new MessageSent(message, Facts.AT));
        insert(1, "MessageStarred", "1");
        var events = service.get(EventStore.class).readEvents(stream);

        assertThat(events.next().getPayload()).isInstanceOf(MessageSent.class);
        assertThatThrownBy(events::next)
                .isInstanceOf(UnknownEventException.class)
                .hasMessage(stream + " has an event at 1 that this version cannot read; a newer version wrote it"
                        + " and must handle it");
    }

    @Test
    void a_stream_with_an_unsupported_revision_cannot_be_loaded() {
        service.store(stream, 0, new MessageSent(message, Facts.AT));
        insert(1, "MessageRead", "2");
        var events = service.get(EventStore.class).readEvents(stream);
        events.next();

        assertThatThrownBy(events::next).isInstanceOf(UnknownEventException.class);
    }

    @Test
    void a_long_stream_is_read_completely() {
        var events = new MessageRead[1_234];
        Arrays.fill(events, new MessageRead(message, Facts.AT));
        service.store(stream, 0, events);

        assertThat(service.get(EventStore.class).readEvents(stream).asStream()).hasSize(1_234);
    }

    private static void publish(String stream, Object payload) {
        service.get(EventStore.class).publish(new GenericDomainEventMessage<>("Test", stream, 0, payload));
    }

    private void insert(long sequenceNumber, String type, String revision) {
        database.sql()
                .sql("""
                        insert into event (aggregate_identifier, sequence_number, type, event_identifier, time_stamp,
                            payload_type, payload_revision, payload, meta_data)
                        values (?, ?, 'Test', gen_random_uuid()::text, '2026-01-02T03:04:05.678Z', ?, ?, ?, '{}')""")
                .params(
                        stream,
                        sequenceNumber,
                        type,
                        revision,
                        "{\"messageId\":\"" + stream + "\",\"at\":\"2026-01-02T03:04:05.678Z\"}")
                .update();
    }
}
