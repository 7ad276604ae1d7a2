package com.ogensync.connect.query.account;

import com.ogensync.connect.api.account.query.FindProfile;
import com.ogensync.connect.api.account.query.ListAccountsOfPhone;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;

/** Brings profiles into an application. */
public final class AccountProfiles {
    private AccountProfiles() {}

    /** The projector, and what answers FindProfile. */
    public static Slice slice(SealedDataReader opener) {
        var projector = new ProfileProjector(opener);
        return new Slice(projector, (questions, documents, freshness) -> {
            var queries = new ProfileQueries(documents.of(projector.name()), freshness);
            questions.answer(FindProfile.class, queries::handle);
            questions.list(ListAccountsOfPhone.class, queries::ofPhone);
        });
    }
}
