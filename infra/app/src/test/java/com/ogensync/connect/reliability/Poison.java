package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildDatabase;
import java.sql.SQLException;

/** An event that cannot be processed. */
public record Poison(String type, String revision, String payload) {

    /** An event of an unknown type. */
    public static final Poison UNKNOWN_TYPE = new Poison("CoinsTeleported", "1", "{\"coins\":1}");

    static final Poison UNKNOWN_REVISION = new Poison("CoinsGranted", "99", "{}");
    static final Poison UNREADABLE = new Poison("CoinsGranted", "1", "{\"entry\":");

    /** Stores the event as the newest event of an account. */
    public void putInto(ChildDatabase events, Account account) throws SQLException {
        try (var database = events.connect();
                var insert = database.prepareStatement("""
                        insert into event (aggregate_identifier, sequence_number, type, event_identifier, time_stamp,
                            payload_type, payload_revision, payload, meta_data)
                        select aggregate_identifier, max(sequence_number) + 1, max(type), gen_random_uuid()::text,
                            to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ?, ?, ?, '{}'
                        from event where aggregate_identifier = ? group by aggregate_identifier""")) {
            insert.setString(1, type);
            insert.setString(2, revision);
            insert.setString(3, payload);
            insert.setString(4, "account:" + account.id());
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }
}
