package com.ogensync.connect.query.account;

import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.event.AccountDisabled;
import com.ogensync.connect.api.account.event.AccountEnabled;
import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.account.event.TokenIssued;
import com.ogensync.connect.api.account.event.TokenRevoked;
import com.ogensync.connect.api.account.event.UserRegistered;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.Index;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * Projects the profile of each account: its owner and its valid token. It does not handle ledger entries, so a jump of
 * the sequence number is no gap.
 */
final class ProfileProjector implements Projector {
    static final String NAME = "name";
    static final String EMAIL = "email";
    static final String PHONE = "phone";
    /** The HMAC of the phone number under the installation's pepper, by which operators find an account. */
    static final String PHONE_DIGEST = "phone_digest";

    static final Index BY_PHONE = new Index(new Document(PHONE_DIGEST, 1));
    static final String CREATED_AT = "created_at";
    static final String DISABLED = "disabled";
    static final String TOKEN = "token";
    static final String TOKEN_ID = "id";
    static final String ISSUED_AT = "issued_at";
    static final String SCOPES = "scopes";

    private final SealedDataReader sealedData;

    ProfileProjector(SealedDataReader sealedData) {
        this.sealedData = sealedData;
    }

    @Override
    public String name() {
        return AccountProfiles.NAME;
    }

    @Override
    public List<Index> indexes() {
        return List.of(BY_PHONE);
    }

    @Override
    public boolean handles(Class<?> type) {
        return AccountEvent.class.isAssignableFrom(type) && !LedgerEntry.class.isAssignableFrom(type);
    }

    @Override
    public List<String> documentIds(StoredEvent recorded) {
        return List.of(recorded.stream());
    }

    @Override
    public boolean hasGap(StoredEvent recorded, DocumentBatch rows) {
        return recorded.sequence() > 0 && rows.find(recorded.stream()) == null;
    }

    @Override
    public void apply(StoredEvent recorded, DocumentBatch rows) {
        if (rows.hasApplied(recorded)) {
            return;
        }
        var profile = rows.edit(recorded.stream(), recorded);
        switch ((AccountEvent) recorded.event()) {
            case UserRegistered registered -> registered(profile, registered);
            case TokenIssued issued -> profile.put(TOKEN, token(issued));
            case TokenRevoked revoked -> {
                var token = profile.get(TOKEN, Document.class);
                if (token != null
                        && token.getString(TOKEN_ID).equals(revoked.tokenId().value())) {
                    profile.remove(TOKEN);
                }
            }
            case AccountDisabled _ -> profile.put(DISABLED, true);
            case AccountEnabled _ -> profile.put(DISABLED, false);
            case LedgerEntry _ -> throw new IllegalArgumentException("Ledger entries are not handled here");
        }
    }

    private void registered(Document profile, UserRegistered registered) {
        var phone = sealedData.open(registered.phone());
        profile.append(NAME, sealedData.open(registered.name()))
                .append(EMAIL, sealedData.open(registered.email()))
                .append(PHONE, phone)
                .append(PHONE_DIGEST, phone == null ? null : sealedData.phoneDigest(phone))
                .append(CREATED_AT, Date.from(registered.at()))
                .append(DISABLED, false);
    }

    private static Document token(TokenIssued issued) {
        return new Document(TOKEN_ID, issued.tokenId().value())
                .append(ISSUED_AT, Date.from(issued.at()))
                .append(SCOPES, issued.scopes().stream().map(Scope::name).toList());
    }
}
