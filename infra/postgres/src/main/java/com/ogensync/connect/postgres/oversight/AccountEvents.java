package com.ogensync.connect.postgres.oversight;

import com.ogensync.connect.api.account.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the events of one account in pages, oldest first. Not thread-safe. */
public final class AccountEvents {
    private static final String PAGE = """
            select global_index, aggregate_identifier, sequence_number, payload_type, payload_revision, payload
            from event where split_part(aggregate_identifier, ':', 2) = :account and global_index > :after
                and (:whole or payload_type not in (COINS)
                    and split_part(aggregate_identifier, ':', 1) in ('account', 'session'))
            order by global_index limit :limit""".replace("COINS", EventMeanings.coins());

    private final JdbcClient sql;
    private final Serializer events;
    private final AccountId account;
    private final boolean whole;
    private boolean complete;

    AccountEvents(JdbcClient sql, Serializer events, AccountId account, boolean whole) {
        this.sql = sql;
        this.events = events;
        this.account = account;
        this.whole = whole;
    }

    /**
     * Returns the events after a token; empty if there are none.
     *
     * @param after the token of the last event read; null for the beginning
     */
    public List<? extends TrackedEventMessage<?>> after(@Nullable TrackingToken after, int limit) {
        if (complete) {
            return List.of();
        }
        var page = sql.sql(PAGE)
                .param("account", account.uuid().toString())
                .param("after", after == null ? -1 : after.position().orElseThrow())
                .param("whole", whole)
                .param("limit", limit)
                .query((row, _) -> message(row))
                .list();
        complete = page.size() < limit;
        return page;
    }

    private TrackedEventMessage<?> message(ResultSet row) throws SQLException {
        Object payload = events.deserialize(new SimpleSerializedObject<>(
                row.getString("payload"),
                String.class,
                row.getString("payload_type"),
                row.getString("payload_revision")));
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(row.getLong("global_index")),
                "",
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                new GenericMessage<>(payload),
                () -> Instant.EPOCH);
    }
}
