package com.ogensync.connect.query.account;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.query.AccountProfile;
import com.ogensync.connect.api.account.query.FindProfile;
import com.ogensync.connect.api.account.query.ListAccountsOfPhone;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;
import com.ogensync.connect.query.projection.freshness.Freshness;
import java.util.ArrayList;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The projection of account profiles and its queries. */
public final class AccountProfiles {
    static final String NAME = "account_profiles";

    private static final int PHONE_ACCOUNTS_MAX = 20;

    private final MongoCollection<Document> profiles;
    private final Freshness freshness;

    private AccountProfiles(MongoCollection<Document> profiles, Freshness freshness) {
        this.profiles = profiles;
        this.freshness = freshness;
    }

    /** Returns the projection of account profiles, with the queries FindProfile and ListAccountsOfPhone. */
    public static Slice slice(SealedDataReader sealedData) {
        return new Slice(new ProfileProjector(sealedData), (handlers, storage, freshness) -> {
            var profiles = new AccountProfiles(storage.collection(NAME), freshness);
            handlers.answer(FindProfile.class, profiles::handle);
            handlers.list(ListAccountsOfPhone.class, profiles::ofPhone);
        });
    }

    Answer<AccountProfile> handle(FindProfile query) {
        return freshness.answer(query, () -> {
            var profile = profiles.find(eq(query.accountId().value())).first();
            return profile == null ? null : view(query.accountId(), profile);
        });
    }

    /** Returns at most 20 accounts of a phone number, without waiting for the projection to catch up. */
    Page<AccountId> ofPhone(ListAccountsOfPhone query) {
        var accounts = freshness.read(() -> profiles.find(eq(ProfileProjector.PHONE_DIGEST, query.digest()))
                .hint(ProfileProjector.BY_PHONE.key())
                .projection(Projections.include("_id"))
                .sort(Sorts.ascending("_id"))
                .limit(PHONE_ACCOUNTS_MAX)
                .map(row -> AccountId.parse(row.getString("_id")))
                .into(new ArrayList<>()));
        return new Page<>(accounts, null);
    }

    private static AccountProfile view(AccountId account, Document profile) {
        var token = profile.get(ProfileProjector.TOKEN, Document.class);
        return new AccountProfile(
                account,
                profile.getString(ProfileProjector.NAME),
                profile.getString(ProfileProjector.EMAIL),
                profile.getString(ProfileProjector.PHONE),
                profile.getDate(ProfileProjector.CREATED_AT).toInstant(),
                token(token),
                profile.getBoolean(ProfileProjector.DISABLED));
    }

    private static AccountProfile.@Nullable Token token(@Nullable Document token) {
        return token == null
                ? null
                : new AccountProfile.Token(
                        TokenId.parse(token.getString(ProfileProjector.TOKEN_ID)),
                        token.getDate(ProfileProjector.ISSUED_AT).toInstant(),
                        token.getList(ProfileProjector.SCOPES, String.class).stream()
                                .map(Scope::valueOf)
                                .toList());
    }
}
