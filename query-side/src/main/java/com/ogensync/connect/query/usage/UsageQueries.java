package com.ogensync.connect.query.usage;

import com.mongodb.client.MongoCollection;
import com.ogensync.connect.api.account.query.FindUsage;
import com.ogensync.connect.api.account.query.Usage;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.query.ledger.LedgerSlice;
import com.ogensync.connect.query.message.Messages;
import com.ogensync.connect.query.projection.freshness.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.bson.Document;

/** Answers queries for the usage in a time window. */
final class UsageQueries {
    private static final List<String> SOURCES = List.of("usage_hours", Messages.NAME, LedgerSlice.NAME);

    private final UsageHours hours;
    private final MongoCollection<Document> entries;
    private final Freshness freshness;

    UsageQueries(UsageHours hours, MongoCollection<Document> entries, Freshness freshness) {
        this.hours = hours;
        this.entries = entries;
        this.freshness = freshness;
    }

    Answer<Usage> handle(FindUsage query) {
        return freshness.answer(query, SOURCES, () -> view(query));
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
