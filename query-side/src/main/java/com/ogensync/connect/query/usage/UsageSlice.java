package com.ogensync.connect.query.usage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.query.FindUsage;
import com.ogensync.connect.api.account.query.Usage;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.query.ledger.LedgerSlice;
import com.ogensync.connect.query.message.Messages;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.Slice;
import com.ogensync.connect.query.projection.freshness.Freshness;
import com.ogensync.connect.runtime.event.AccountFold;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.bson.Document;

/** The projection of usage by hour and its query. */
public final class UsageSlice {
    /** The name of the collection. */
    public static final String NAME = "usage_hours";

    private final UsageHours hours;
    private final MongoCollection<Document> entries;
    private final Freshness freshness;

    private UsageSlice(UsageHours hours, MongoCollection<Document> entries, Freshness freshness) {
        this.hours = hours;
        this.entries = entries;
        this.freshness = freshness;
    }

    /** Returns the projection of usage, with the query FindUsage, which also reads messages and ledger entries. */
    public static Slice slice(Clock clock) {
        return new Slice(
                new UsageProjector(),
                (handlers, storage, freshness) -> {
                    var hours = new UsageHours(
                            storage.collection(NAME), storage.collection(Messages.NAME), freshness, clock);
                    var usage = new UsageSlice(hours, storage.collection(LedgerSlice.NAME), freshness);
                    handlers.answer(FindUsage.class, usage::handle);
                },
                UsageSlice::matches);
    }

    /** Compares the hours in which messages changed, and the cached counts where they are valid. */
    private static boolean matches(MongoCollection<Document> rows, AccountId account, AccountFold fold) {
        var hours = new HashMap<Long, Optional<Map<String, Long>>>();
        rows.find(Filters.eq(DocumentBatch.ACCOUNT, account.uuid().toString()))
                .hint(UsageProjector.BY_HOUR.key())
                .forEach(row -> hours.put(row.getLong(UsageProjector.HOUR), UsageHours.cached(row)));
        return hours.keySet().equals(fold.hours().keySet())
                && hours.entrySet().stream()
                        .allMatch(hour -> hour.getValue()
                                .map(counts -> counts.equals(fold.hours().get(hour.getKey())))
                                .orElse(true));
    }

    Answer<Usage> handle(FindUsage query) {
        return freshness.answer(query, () -> view(query));
    }

    private Usage view(FindUsage query) {
        var tallies = hours.talliesOf(query);
        var all = new Tally();
        tallies.values().forEach(all::add);
        return new Usage(
                all.counts(),
                LedgerSlice.totals(entries, query.accountId(), query.to()),
                all.latency(),
                series(query, tallies));
    }

    /** Returns the buckets of the window. The first one starts with the window, the others with a full hour or day. */
    private static List<Usage.Bucket> series(FindUsage query, NavigableMap<Instant, Tally> tallies) {
        var series = new ArrayList<Usage.Bucket>();
        var length = query.interval().length();
        for (var start = Buckets.start(query.from(), query); start.isBefore(query.to()); start = start.plus(length)) {
            var tally = new Tally();
            tallies.subMap(start, start.plus(length)).values().forEach(tally::add);
            series.add(new Usage.Bucket(
                    start.isBefore(query.from()) ? query.from() : start,
                    tally.counts(),
                    tally.of(Tally.Milestone.ACCEPTED)));
        }
        return series;
    }
}
