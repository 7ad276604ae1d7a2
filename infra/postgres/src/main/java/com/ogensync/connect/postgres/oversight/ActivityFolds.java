package com.ogensync.connect.postgres.oversight;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.event.TokenRevoked;
import com.ogensync.connect.api.activity.query.ActivityType;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds an account's activity in SQL, independently of the projections' code. */
final class ActivityFolds {
    /**
     * A message is one activity, of the furthest type that any of its events implies; every other event is one
     * activity.
     */
    private static final String ACTIVITIES = """
            select TYPES[furthest] as type, count(*) as activities from (
                select max(array_position(TYPES, meaning)) as furthest
                from event join (values MEANINGS) as means(name, meaning)
                    on payload_type = name
                where split_part(aggregate_identifier, ':', 2) = :account
                    and (name <> 'REVOKED' or payload::jsonb ->> 'reason' <> 'revoked')
                group by aggregate_identifier, case split_part(aggregate_identifier, ':', 1)
                    when 'message' then 0 else sequence_number end) as activity
            group by furthest""".replace("TYPES", EventMeanings.names(ActivityType.values()))
            .replace("MEANINGS", EventMeanings.meanings(EventMeanings.ACTIVITIES))
            .replace("REVOKED", TokenRevoked.class.getSimpleName());

    /** A milestone's time is that of the first event that implies it. The payload ends with the event's time. */
    private static final String HOURS = """
            select hour, milestone, count(*) as messages from (
                select distinct on (aggregate_identifier, milestone) milestone,
                    floor(extract(epoch from left(right(payload, 26), 24)::timestamptz) / 3600)::bigint as hour
                from event join (values MILESTONES) as says(name, milestone)
                    on payload_type = name
                where split_part(aggregate_identifier, ':', 2) = :account
                    and split_part(aggregate_identifier, ':', 1) = 'message'
                order by aggregate_identifier, milestone, sequence_number) as reached
            group by hour, milestone""".replace("MILESTONES", EventMeanings.milestones());

    private final JdbcClient sql;

    ActivityFolds(JdbcClient sql) {
        this.sql = sql;
    }

    /** Counts the account's activities by the names of their types. */
    Map<String, Long> of(AccountId account) {
        var activities = new HashMap<String, Long>();
        sql.sql(ACTIVITIES).param("account", account.uuid().toString()).query(row -> {
            activities.put(row.getString("type"), row.getLong("activities"));
        });
        return activities;
    }

    /** Counts the messages that reached a milestone, by the hour since 1970 and the names of the milestones. */
    Map<Long, Map<String, Long>> hours(AccountId account) {
        var hours = new HashMap<Long, Map<String, Long>>();
        sql.sql(HOURS).param("account", account.uuid().toString()).query(row -> {
            hours.computeIfAbsent(row.getLong("hour"), _ -> new HashMap<>())
                    .put(row.getString("milestone"), row.getLong("messages"));
        });
        return hours;
    }
}
