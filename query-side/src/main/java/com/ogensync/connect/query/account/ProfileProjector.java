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

/** One document for each account: its owner and the token that counts. Coins are not its matter. */
final class ProfileProjector implements Projector {
    static final String NAME = "name";
    static final String EMAIL = "email";
    static final String PHONE = "phone";
    /** By which operators find an account; HMAC under the installation's pepper. */
    static final String PHONE_DIGEST = "phone_digest";

    static final Index BY_PHONE = new Index(new Document(PHONE_DIGEST, 1));
    static final String CREATED_AT = "created_at";
    static final String DISABLED = "disabled";
    static final String TOKEN = "token";
    static final String TOKEN_ID = "id";
    static final String ISSUED_AT = "issued_at";
    static final String SCOPES = "scopes";

    private final SealedDataReader opener;

    ProfileProjector(SealedDataReader opener) {
        this.opener = opener;
    }

    @Override
    public String name() {
        return "account_profiles";
    }

    @Override
    public List<Index> indexes() {
        return List.of(BY_PHONE);
    }

    @Override
    public boolean sees(Class<?> type) {
        return AccountEvent.class.isAssignableFrom(type) && !LedgerEntry.class.isAssignableFrom(type);
    }

    /** It leaves out a stream's ledger entries, so a jump in the stream says nothing. */
    @Override
    public boolean follows(StoredEvent recorded) {
        return false;
    }

    @Override
    public List<String> reads(StoredEvent recorded) {
        return List.of(recorded.stream());
    }

    @Override
    public boolean misses(StoredEvent recorded, DocumentBatch rows) {
        return recorded.sequence() > 0 && rows.find(recorded.stream()) == null;
    }

    @Override
    public void on(StoredEvent recorded, DocumentBatch rows) {
        if (rows.hasSeen(recorded)) {
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
            case LedgerEntry _ -> throw new IllegalArgumentException("Ledger entries are not seen here");
        }
    }

    private void registered(Document profile, UserRegistered registered) {
        var phone = opener.open(registered.phone());
        profile.append(NAME, opener.open(registered.name()))
                .append(EMAIL, opener.open(registered.email()))
                .append(PHONE, phone)
                .append(PHONE_DIGEST, phone == null ? null : opener.phoneDigest(phone))
                .append(CREATED_AT, Date.from(registered.at()))
                .append(DISABLED, false);
    }

    private static Document token(TokenIssued issued) {
        return new Document(TOKEN_ID, issued.tokenId().value())
                .append(ISSUED_AT, Date.from(issued.at()))
                .append(SCOPES, issued.scopes().stream().map(Scope::name).toList());
    }
}
