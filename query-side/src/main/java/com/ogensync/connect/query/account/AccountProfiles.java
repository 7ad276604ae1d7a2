package com.ogensync.connect.query.account;

import com.ogensync.connect.api.account.query.FindProfile;
import com.ogensync.connect.api.account.query.ListAccountsOfPhone;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;

/** Creates the slice of account profiles. */
public final class AccountProfiles {
    private AccountProfiles() {}

    /** Returns the projector and the query handlers of FindProfile and ListAccountsOfPhone. */
    public static Slice slice(SealedDataReader sealedData) {
        var projector = new ProfileProjector(sealedData);
        return new Slice(projector, (handlers, documents, freshness) -> {
            var queries = new ProfileQueries(documents.of(projector.name()), freshness);
            handlers.answer(FindProfile.class, queries::handle);
            handlers.list(ListAccountsOfPhone.class, queries::ofPhone);
        });
    }
}
