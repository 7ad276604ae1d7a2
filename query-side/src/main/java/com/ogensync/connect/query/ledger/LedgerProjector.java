package com.ogensync.connect.query.ledger;

import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.account.event.CoinDebited;
import com.ogensync.connect.api.account.event.CoinRefunded;
import com.ogensync.connect.api.account.event.CoinsGranted;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.account.query.LedgerEntryView;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.Index;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Projects ledger entries, one document each, which never changes. It includes the running totals, computed from those
 * of the previous entry, so that a query never sums up a whole ledger.
 */
final class LedgerProjector implements Projector {
    static final String ENTRY = "entry";
    static final String TYPE = "type";
    static final String AMOUNT = "amount";
    static final String REASON = "reason";
    static final String BALANCE = "balance";
    static final String MESSAGE = "message_id";
    static final String CORRECTS = "corrects";
    static final String AT = "at";
    static final String REQUEST = "request_id";
    static final String TOKEN = "token_id";
    static final String BY = "by";
    static final String PREVIOUS = "previous";
    static final String HASH = "hash";

    static final Index NEWEST_FIRST = Index.ofAccount("-" + AT, "-" + ENTRY);

    @Override
    public String name() {
        return LedgerSlice.NAME;
    }

    @Override
    public List<Index> indexes() {
        return List.of(NEWEST_FIRST);
    }

    @Override
    public boolean handles(Class<?> type) {
        return LedgerEntry.class.isAssignableFrom(type);
    }

    @Override
    public List<String> documentIds(StoredEvent recorded) {
        return List.of(before(recorded));
    }

    @Override
    public boolean hasGap(StoredEvent recorded, DocumentBatch rows) {
        return ((LedgerEntry) recorded.event()).entry() > 1 && rows.find(before(recorded)) == null;
    }

    @Override
    public void apply(StoredEvent recorded, DocumentBatch rows) {
        var entry = (LedgerEntry) recorded.event();
        var type = typeOf(entry);
        var before = rows.find(before(recorded));
        var row = rows.edit(idOf(recorded.account(), entry.entry()), recorded);
        row.append(DocumentBatch.ACCOUNT, recorded.account())
                .append(ENTRY, entry.entry())
                .append(TYPE, type.name())
                .append(AMOUNT, entry.amount().amount())
                .append(REASON, entry.reason().name())
                .append(BALANCE, entry.balance().amount())
                .append(MESSAGE, text(entry.messageId()))
                .append(CORRECTS, entry.corrects())
                .append(AT, Date.from(entry.at()))
                .append(REQUEST, entry.requestId().value())
                .append(TOKEN, text(entry.tokenId()))
                .append(BY, entry.by().value())
                .append(PREVIOUS, entry.previous())
                .append(HASH, entry.hash());
        for (var each : LedgerEntryView.Type.values()) {
            long moved = each == type ? entry.amount().amount() : 0;
            row.append(totalOf(each), (before == null ? 0 : before.getLong(totalOf(each))) + moved);
        }
    }

    static String idOf(String account, long entry) {
        return account + ":" + entry;
    }

    static String totalOf(LedgerEntryView.Type type) {
        return "total_" + type.text();
    }

    private static String before(StoredEvent recorded) {
        return idOf(recorded.account(), ((LedgerEntry) recorded.event()).entry() - 1);
    }

    private static LedgerEntryView.Type typeOf(LedgerEntry entry) {
        return switch (entry) {
            case CoinsGranted _ -> LedgerEntryView.Type.GRANTED;
            case CoinDebited _ -> LedgerEntryView.Type.DEBITED;
            case CoinRefunded _ -> LedgerEntryView.Type.REFUNDED;
        };
    }

    private static @Nullable String text(@Nullable Identifier id) {
        return id == null ? null : id.value();
    }
}
