package com.ogensync.connect.postgres.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.postgres.Facts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares indexes that were built by catching up in large batches with indexes that were updated event by event. */
class CatchUpTest extends IndexTest {
    private static final String ROWS = """
            select concat_ws(' ', 'credential', token_id, account_id, scopes, revoked, account_disabled)
            from credential
            union all select concat_ws(' ', 'session', account_id, link, state) from linked_session
            union all select concat_ws(' ', 'message', row_number() over (partition by account_id order by place),
                message_id, deadline, next_attempt_at) from open_message
            order by 1""";

    private final Random random = new Random(20261122);
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<AccountId, TokenId> tokens = new HashMap<>();

    @Test
    void a_rebuild_in_large_batches_gives_the_same_rows_as_live_updates() {
        var accounts = Stream.generate(Facts::anAccount).limit(6).toList();
        for (int step = 0; step < 90; step++) {
            storeRandomEvents(accounts.get(random.nextInt(accounts.size())), step);
        }
        accounts.forEach(IndexTest::awaitIndexed);
        var before = rows();
        assertThat(before).anyMatch(row -> row.contains("message")).anyMatch(row -> row.contains("unlinked"));
        assertThat(before).anyMatch(row -> row.contains(" t f")).anyMatch(row -> row.contains(" f t"));

        service.get(OperationalIndexes.class).names().forEach(IndexTest::rebuild);
        var other = Facts.anAccount();
        storeRandomEvents(other, 0);
        awaitIndexed(other);

        assertThat(service.get(OperationalIndexes.class).parked()).isZero();
        assertThat(rows())
                .filteredOn(row -> !row.contains(other.uuid().toString()))
                .isEqualTo(before);
    }

    /** Stores random events: a replaced token, a linked or unlinked device, an open or sent message. */
    private void storeRandomEvents(AccountId account, int step) {
        switch (random.nextInt(5)) {
            case 0 -> {
                var old = tokens.get(account);
                if (old != null) {
                    store(account.value(), Facts.tokenRevoked(account, old));
                }
                var token = Facts.aToken();
                tokens.put(account, token);
                store(account.value(), Facts.tokenIssued(account, token));
            }
            case 1 ->
                store(
                        account.value(),
                        random.nextBoolean() ? Facts.accountDisabled(account) : Facts.accountEnabled(account));
            case 2 ->
                store(
                        Facts.session(account),
                        Facts.linked(account, step),
                        random.nextBoolean() ? Facts.connectionLost(account, step) : Facts.unlinked(account, step));
            default -> {
                var message = Facts.aMessage(account, "%018X".formatted(step));
                store(message.value(), Facts.messageAccepted(message));
                if (random.nextInt(4) > 0) {
                    store(message.value(), new MessageSent(message, Facts.AT));
                }
            }
        }
    }

    private void store(String stream, Event... events) {
        long first = sequences.getOrDefault(stream, 0L);
        service.store(stream, first, events);
        sequences.put(stream, first + events.length);
    }

    private static List<String> rows() {
        return new ArrayList<>(database.sql().sql(ROWS).query(String.class).list());
    }
}
