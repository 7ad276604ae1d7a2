package com.ogensync.connect.query.usage;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.query.FindUsage;
import com.ogensync.connect.query.message.Messages;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.freshness.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Counts messages by hour. The counts of an hour are cached in its document, together with the {@code mark} for which
 * they are valid. An event of that hour changes the mark and thereby invalidates them. Only hours that ended at least
 * five minutes ago and lie completely in the query's window are cached. An hour in which a bucket starts is always
 * counted from the messages, because the cached counts are those of the whole hour.
 */
final class UsageHours {
    private static final String COUNTS = "counts";
    private static final Duration CACHED_AFTER = Duration.ofMinutes(5);

    private final MongoCollection<Document> hours;
    private final MongoCollection<Document> messages;
    private final Freshness freshness;
    private final Clock clock;

    UsageHours(MongoCollection<Document> hours, MongoCollection<Document> messages, Freshness freshness, Clock clock) {
        this.hours = hours;
        this.messages = messages;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** Returns the counts of each {@link Buckets#part part of an hour} of the window that has any, by its start. */
    NavigableMap<Instant, Tally> talliesOf(FindUsage query) {
        var tallies = new TreeMap<Instant, Tally>();
        var uncounted = new ArrayList<Document>();
        for (var row : hoursIn(query)) {
            long hour = row.getLong(UsageProjector.HOUR);
            if (isCached(row) && isWhole(hour, query) && !Buckets.divide(hour, query)) {
                tallies.put(Hours.start(hour), Tally.read(row.get(COUNTS, Document.class)));
            } else {
                uncounted.add(row);
            }
        }
        if (!uncounted.isEmpty()) {
            count(query, uncounted, tallies);
            cache(query, uncounted, tallies);
        }
        return tallies;
    }

    /** Returns an hour's cached counts by milestone; empty if they are missing or outdated. */
    static Optional<Map<String, Long>> cached(Document row) {
        var counts = row.get(COUNTS, Document.class);
        if (counts == null || !isCached(row)) {
            return Optional.empty();
        }
        var tally = Tally.read(counts);
        var reached = new HashMap<String, Long>();
        for (var milestone : Tally.Milestone.values()) {
            if (tally.of(milestone) != 0) {
                reached.put(milestone.field(), tally.of(milestone));
            }
        }
        return Optional.of(reached);
    }

    private Collection<Document> hoursIn(FindUsage query) {
        return hours.find(and(
                        eq(DocumentBatch.ACCOUNT, nameOf(query.accountId())),
                        gte(UsageProjector.HOUR, Hours.of(query.from())),
                        lt(UsageProjector.HOUR, Hours.of(query.to().minusMillis(1)) + 1)))
                .hint(UsageProjector.BY_HOUR.key())
                .into(new ArrayList<>());
    }

    private static boolean isCached(Document row) {
        return Objects.equals(row.get(UsageProjector.MARK), row.get(UsageProjector.FOLDED));
    }

    private void count(FindUsage query, List<Document> uncounted, Map<Instant, Tally> tallies) {
        var uncountedHours = new HashSet<Long>();
        uncounted.forEach(row -> uncountedHours.add(row.getLong(UsageProjector.HOUR)));
        var found = messages.find(
                        and(eq(DocumentBatch.ACCOUNT, nameOf(query.accountId())), in(Messages.HOURS, uncountedHours)))
                .hint(Messages.BY_HOUR.key());
        for (var message : found) {
            for (var milestone : Tally.Milestone.values()) {
                var at = instant(message, milestone);
                if (at != null && isIn(at, query) && uncountedHours.contains(Hours.of(at))) {
                    tallies.computeIfAbsent(Buckets.part(at, query), _ -> new Tally())
                            .count(milestone, latency(message, milestone, at));
                }
            }
        }
    }

    private void cache(FindUsage query, List<Document> uncounted, NavigableMap<Instant, Tally> tallies) {
        var latestEnd = clock.instant().minus(CACHED_AFTER);
        var writes = uncounted.stream()
                .filter(row -> !isCached(row) && isWhole(row.getLong(UsageProjector.HOUR), query))
                .filter(row ->
                        !Hours.start(row.getLong(UsageProjector.HOUR) + 1).isAfter(latestEnd))
                .filter(row -> freshness.hasPassed(query.accountId(), row.getLong(UsageProjector.MARK)))
                .map(row -> cacheUpdate(row, whole(row.getLong(UsageProjector.HOUR), tallies)))
                .toList();
        if (!writes.isEmpty()) {
            hours.bulkWrite(writes);
        }
    }

    private static Tally whole(long hour, NavigableMap<Instant, Tally> tallies) {
        var whole = new Tally();
        tallies.subMap(Hours.start(hour), Hours.start(hour + 1)).values().forEach(whole::add);
        return whole;
    }

    private static UpdateOneModel<Document> cacheUpdate(Document row, Tally tally) {
        var mark = row.getLong(UsageProjector.MARK);
        return new UpdateOneModel<>(
                and(eq(row.getString("_id")), eq(UsageProjector.MARK, mark)),
                combine(set(COUNTS, tally.document()), set(UsageProjector.FOLDED, mark)));
    }

    private static @Nullable Duration latency(Document message, Tally.Milestone milestone, Instant at) {
        var accepted = instant(message, Tally.Milestone.ACCEPTED);
        return milestone == Tally.Milestone.SENT && accepted != null ? Duration.between(accepted, at) : null;
    }

    private static @Nullable Instant instant(Document message, Tally.Milestone milestone) {
        var date = message.getDate(milestone.field());
        return date == null ? null : date.toInstant();
    }

    private static boolean isWhole(long hour, FindUsage query) {
        return !Hours.start(hour).isBefore(query.from())
                && !Hours.start(hour + 1).isAfter(query.to());
    }

    private static boolean isIn(Instant at, FindUsage query) {
        return !at.isBefore(query.from()) && at.isBefore(query.to());
    }

    private static String nameOf(AccountId account) {
        return account.uuid().toString();
    }
}
