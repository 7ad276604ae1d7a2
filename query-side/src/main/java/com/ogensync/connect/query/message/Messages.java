package com.ogensync.connect.query.message;

import com.ogensync.connect.api.query.FindMessage;
import com.ogensync.connect.api.query.ListMessages;
import com.ogensync.connect.query.projection.Index;
import com.ogensync.connect.query.projection.Opener;
import com.ogensync.connect.query.projection.Slice;

/** Brings messages into an application. */
public final class Messages {
    /** The collection. */
    public static final String NAME = "messages";

    /** The field with the hours in which anything happened to a message, counted since 1970. */
    public static final String HOURS = MessageProjector.HOURS;

    /** Finds an account's messages by those hours. */
    public static final Index BY_HOUR = MessageProjector.BY_HOUR;

    private Messages() {}

    /** The projector, and what answers FindMessage and ListMessages. */
    public static Slice slice(Opener opener) {
        var projector = new MessageProjector(opener);
        return new Slice(projector, (questions, documents, freshness) -> {
            var queries = new MessageQueries(documents.of(NAME), freshness);
            questions.answer(FindMessage.class, queries::handle);
            questions.answer(ListMessages.class, queries::handle);
        });
    }
}
