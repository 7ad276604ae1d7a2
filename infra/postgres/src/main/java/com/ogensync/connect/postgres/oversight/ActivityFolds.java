package com.ogensync.connect.postgres.oversight;

import com.ogensync.connect.api.account.AccountId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds what an account did in SQL, apart from all other code that folds it. */
public final class ActivityFolds {
    /** A message is one activity, of the furthest type that any of its events says; what else is told, is one each. */
    private static final String ACTIVITIES = """
            with told as (
                select aggregate_identifier as stream, payload,
                    split_part(payload_type, '.', -1) as name,
                    split_part(aggregate_identifier, ':', 1) = 'message' as of_message
                from event where split_part(aggregate_identifier, ':', 2) = :account),
            activity as (
                select (array['MESSAGE_QUEUED', 'MESSAGE_SENT', 'MESSAGE_DELIVERED', 'MESSAGE_READ', 'MESSAGE_FAILED'])[
                        max(array_position(
                            array['MessageAccepted', 'MessageSent', 'MessageDelivered', 'MessageRead', 'MessageFailed'],
                            name))] as type
                from told where of_message group by stream
                union all
                select case name
                        when 'UserRegistered' then 'REGISTERED'
                        when 'TokenRevoked' then
                            case when payload::jsonb ->> 'reason' <> 'revoked' then 'TOKEN_REGENERATED' end
                        when 'CoinsGranted' then 'COINS_GRANTED'
                        when 'CoinRefunded' then 'COIN_REFUNDED'
                        when 'AccountDisabled' then 'ACCOUNT_DISABLED'
                        when 'AccountEnabled' then 'ACCOUNT_ENABLED'
                        when 'LinkRequested' then 'LINK_REQUESTED'
                        when 'WhatsAppLinked' then 'LINKED'
                        when 'WhatsAppConnectionLost' then 'CONNECTION_LOST'
                        when 'WhatsAppConnectionRestored' then 'CONNECTION_RESTORED'
                        when 'WhatsAppUnlinked' then 'UNLINKED' end
                from told where not of_message)
            select type, count(*) as activities
            from activity where type is not null group by type""";

    /** What a message was later, it was before; the first event that says so tells when. A moment ends its payload. */
    private static final String HOURS = """
            select hour, milestone, count(*) as messages from (
                select distinct on (aggregate_identifier, milestone) milestone,
                    floor(extract(epoch from left(right(payload, 26), 24)::timestamptz) / 3600)::bigint as hour
                from event join (values
                    ('MessageAccepted', 'accepted_at'),
                    ('MessageSent', 'sent_at'), ('MessageDelivered', 'sent_at'), ('MessageRead', 'sent_at'),
                    ('MessageDelivered', 'delivered_at'), ('MessageRead', 'delivered_at'),
                    ('MessageRead', 'read_at'),
                    ('MessageFailed', 'failed_at')) as says(name, milestone)
                    on split_part(payload_type, '.', -1) = name
                where split_part(aggregate_identifier, ':', 2) = :account
                    and split_part(aggregate_identifier, ':', 1) = 'message'
                order by aggregate_identifier, milestone, sequence_number) as reached
            group by hour, milestone""";

    private final JdbcClient sql;

    ActivityFolds(JdbcClient sql) {
        this.sql = sql;
    }

    /** What the account did, as its events tell it now. */
    public AccountActivity of(AccountId account) {
        var activities = new HashMap<String, Long>();
        sql.sql(ACTIVITIES).param("account", account.uuid().toString()).query(row -> {
            activities.put(row.getString("type"), row.getLong("activities"));
        });
        return new AccountActivity(activities, hours(account));
    }

    private Map<Long, Map<String, Long>> hours(AccountId account) {
        var hours = new HashMap<Long, Map<String, Long>>();
        sql.sql(HOURS).param("account", account.uuid().toString()).query(row -> {
            hours.computeIfAbsent(row.getLong("hour"), _ -> new HashMap<>())
                    .put(row.getString("milestone"), row.getLong("messages"));
        });
        return hours;
    }
}
