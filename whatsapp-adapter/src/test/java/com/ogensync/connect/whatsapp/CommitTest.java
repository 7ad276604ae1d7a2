package com.ogensync.connect.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is not stored has not happened. */
class CommitTest {

    private final AtomicBoolean full = new AtomicBoolean();
    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Node node = new Node(gateway, new InMemoryEventStorageEngine() {
        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            if (full.get()) {
                throw new EventStoreException("The store is full");
            }
            super.appendEvents(events);
        }
    });

    @AfterEach
    void stop() {
        full.set(false);
        node.close();
    }

    @Test
    void a_message_that_could_not_be_stored_is_not_sent_and_not_counted() {
        node.linked(gateway);
        full.set(true);
        assertThatThrownBy(() -> node.accept("never accepted")).isInstanceOf(EventStoreException.class);
        full.set(false);
        node.accept("accepted");
        gateway.awaitHanded(1);
        node.timer.advance(Duration.ofMinutes(1));
        assertThat(gateway.texts()).containsExactly("accepted");
        assertThat(node.state().openMessages()).isEqualTo(1);
    }

    @Test
    void an_attempt_at_linking_that_could_not_be_stored_shows_nothing() {
        full.set(true);
        assertThat(node.code(null)).failsWithin(Duration.ofSeconds(10));
        assertThat(gateway.calls()).containsExactly("start");
    }
}
