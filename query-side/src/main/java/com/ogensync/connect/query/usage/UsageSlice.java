package com.ogensync.connect.query.usage;

import com.ogensync.connect.api.query.FindUsage;
import com.ogensync.connect.query.ledger.Ledger;
import com.ogensync.connect.query.message.Messages;
import com.ogensync.connect.query.projection.Slice;
import java.time.Clock;

/** Brings usage into an application. */
public final class UsageSlice {
    private UsageSlice() {}

    /** The projector, and what answers FindUsage, from messages and ledger too. */
    public static Slice slice(Clock clock) {
        var projector = new UsageProjector();
        return new Slice(projector, (questions, documents, freshness) -> {
            var hours = new UsageHours(documents.of(projector.name()), documents.of(Messages.NAME), freshness, clock);
            var queries = new UsageQueries(hours, documents.of(Ledger.NAME), freshness);
            questions.answer(FindUsage.class, queries::handle);
        });
    }
}
