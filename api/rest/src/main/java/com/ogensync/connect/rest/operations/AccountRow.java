package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.query.AccountProfile;
import org.jspecify.annotations.Nullable;

/** An account in the form of a response. Data that is erased, or not projected yet, is null. */
record AccountRow(
        String userId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String createdAt,
        boolean disabled,
        @Nullable String tokenId) {

    static AccountRow of(AccountId account, @Nullable AccountProfile profile) {
        var id = account.uuid().toString();
        if (profile == null) {
            return new AccountRow(id, null, null, null, null, false, null);
        }
        var token = profile.token();
        return new AccountRow(
                id,
                profile.name(),
                profile.email(),
                profile.phone(),
                Instants.text(profile.createdAt()),
                profile.disabled(),
                token == null ? null : token.id().value());
    }

    @Override
    public String toString() {
        return "AccountRow[" + userId + "]";
    }
}
