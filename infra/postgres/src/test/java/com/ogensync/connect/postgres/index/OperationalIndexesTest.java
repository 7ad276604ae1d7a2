package com.ogensync.connect.postgres.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.TestService;
import com.ogensync.connect.rest.security.Credentials;
import java.time.Duration;
import java.util.ArrayList;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.Test;

class OperationalIndexesTest extends IndexTest {

    @Test
    void a_starting_node_waits_until_the_indexes_have_processed_all_stored_events() throws Exception {
        var token = Facts.aToken();
        service.get(EventProcessingConfiguration.class)
                .eventProcessors()
                .values()
                .forEach(EventProcessor::shutDown);
        for (int i = 0; i < 500; i++) {
            var message = Facts.aMessage(account, "" + i);
            service.store(message.value(), 0, Facts.messageAccepted(message));
        }
        service.store(account.value(), 0, Facts.tokenIssued(account, token));
        assertThat(service.get(OperationalIndexes.class).awaitCaughtUp(Duration.ofMillis(50), (_, _) -> {}))
                .isFalse();
        service.close();

        service = TestService.start(database, "node-1");
        var seen = new ArrayList<Long>();
        var heads = new ArrayList<Long>();
        var caughtUp = service.get(OperationalIndexes.class).awaitCaughtUp(TIMEOUT, (position, head) -> {
            seen.add(position);
            heads.add(head);
        });

        assertThat(caughtUp).isTrue();
        assertThat(seen).isSorted().endsWith(heads.getLast());
        assertThat(heads).containsOnly(heads.getFirst());
        assertThat(service.get(Credentials.class).find(token)).isPresent();
    }

    @Test
    void an_empty_store_is_caught_up_at_once() throws Exception {
        try (var empty = new TestDatabase();
                var fresh = TestService.start(empty, "node-1")) {
            assertThat(fresh.get(OperationalIndexes.class).awaitCaughtUp(Duration.ZERO, (_, _) -> {}))
                    .isTrue();
        }
    }
}
