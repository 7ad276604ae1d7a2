package com.ogensync.connect.query.activity;

import com.ogensync.connect.api.query.ListActivities;
import com.ogensync.connect.api.query.ListActivityChanges;
import com.ogensync.connect.query.projection.Opener;
import com.ogensync.connect.query.projection.Slice;

/** Brings activities into an application. */
public final class Activities {
    private Activities() {}

    /** The projector, and what answers ListActivities and ListActivityChanges. */
    public static Slice slice(Opener opener) {
        var projector = new ActivityProjector(opener);
        return new Slice(projector, (questions, documents, freshness) -> {
            var queries = new ActivityQueries(documents.of(projector.name()), freshness, opener);
            questions.answer(ListActivities.class, queries::handle);
            questions.answer(ListActivityChanges.class, queries::handle);
        });
    }
}
