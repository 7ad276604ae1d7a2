package com.ogensync.connect.query.ledger;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.query.BalanceAt;
import com.ogensync.connect.api.account.query.FindBalanceAt;
import com.ogensync.connect.api.account.query.LedgerEntryView;
import com.ogensync.connect.api.account.query.ListLedgerEntries;
import com.ogensync.connect.api.account.query.Usage;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.Slice;
import com.ogensync.connect.query.projection.freshness.Freshness;
import com.ogensync.connect.runtime.event.AccountFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The projection of ledger entries and its queries. */
public final class LedgerSlice {
    /** The name of the collection. */
    public static final String NAME = "ledger_entries";

    private final MongoCollection<Document> entries;
    private final Freshness freshness;

    private LedgerSlice(MongoCollection<Document> entries, Freshness freshness) {
        this.entries = entries;
        this.freshness = freshness;
    }

    /** Returns the projection of ledger entries, with the queries ListLedgerEntries and FindBalanceAt. */
    public static Slice slice() {
        return new Slice(
                new LedgerProjector(),
                (handlers, storage, freshness) -> {
                    var ledger = new LedgerSlice(storage.collection(NAME), freshness);
                    handlers.answer(ListLedgerEntries.class, ledger::handle);
                    handlers.answer(FindBalanceAt.class, ledger::handle);
                },
                LedgerSlice::matches);
    }

    private static boolean matches(MongoCollection<Document> rows, AccountId account, AccountFold fold) {
        var uuid = account.uuid().toString();
        var byAccount = new CountOptions().hint(LedgerProjector.NEWEST_FIRST.key());
        long entries = rows.countDocuments(eq(DocumentBatch.ACCOUNT, uuid), byAccount);
        var last = rows.find(eq(LedgerProjector.idOf(uuid, entries))).first();
        return entries == fold.entries()
                && (last == null ? 0 : last.getLong(LedgerProjector.BALANCE)) == fold.balance();
    }

    Answer<Page<LedgerEntryView>> handle(ListLedgerEntries query) {
        return freshness.answer(query, () -> page(query));
    }

    Answer<BalanceAt> handle(FindBalanceAt query) {
        return freshness.answer(query, () -> {
            var entry = newest(entries, query.accountId(), query.at().plusMillis(1));
            return entry == null
                    ? new BalanceAt(0, 0)
                    : new BalanceAt(entry.getLong(LedgerProjector.BALANCE), entry.getLong(LedgerProjector.ENTRY));
        });
    }

    /** Returns the totals of an account's entries before a moment. */
    public static Usage.Credits totals(MongoCollection<Document> entries, AccountId account, Instant before) {
        var entry = newest(entries, account, before);
        return entry == null
                ? new Usage.Credits(0, 0, 0, 0)
                : new Usage.Credits(
                        entry.getLong(LedgerProjector.totalOf(LedgerEntryView.Type.GRANTED)),
                        entry.getLong(LedgerProjector.totalOf(LedgerEntryView.Type.DEBITED)),
                        entry.getLong(LedgerProjector.totalOf(LedgerEntryView.Type.REFUNDED)),
                        entry.getLong(LedgerProjector.BALANCE));
    }

    private static @Nullable Document newest(MongoCollection<Document> entries, AccountId account, Instant before) {
        return entries.find(and(
                        eq(DocumentBatch.ACCOUNT, account.uuid().toString()),
                        lt(LedgerProjector.AT, Date.from(before))))
                .hint(LedgerProjector.NEWEST_FIRST.key())
                .sort(new Document(LedgerProjector.AT, -1).append(LedgerProjector.ENTRY, -1))
                .limit(1)
                .first();
    }

    /** Reads a page by ids: entry numbers have no gaps, so the ids are known. */
    private Page<LedgerEntryView> page(ListLedgerEntries query) {
        var account = query.accountId().uuid().toString();
        var ids = LongStream.rangeClosed(query.after() + 1, query.after() + query.limit() + 1)
                .mapToObj(entry -> LedgerProjector.idOf(account, entry))
                .toList();
        var rows = entries.find(in("_id", ids))
                .sort(new Document(LedgerProjector.ENTRY, 1))
                .into(new ArrayList<>());
        boolean more = rows.size() > query.limit();
        var shown = rows.subList(0, Math.min(rows.size(), query.limit()));
        return new Page<>(shown.stream().map(LedgerSlice::view).toList(), more ? query.after() + query.limit() : null);
    }

    private static LedgerEntryView view(Document row) {
        var message = row.getString(LedgerProjector.MESSAGE);
        var token = row.getString(LedgerProjector.TOKEN);
        return new LedgerEntryView(
                row.getLong(LedgerProjector.ENTRY),
                LedgerEntryView.Type.valueOf(row.getString(LedgerProjector.TYPE)),
                row.getLong(LedgerProjector.AMOUNT),
                EntryReason.valueOf(row.getString(LedgerProjector.REASON)),
                row.getLong(LedgerProjector.BALANCE),
                message == null ? null : new WhatsAppMessageId(message),
                row.getLong(LedgerProjector.CORRECTS),
                row.getDate(LedgerProjector.AT).toInstant(),
                new RequestId(row.getString(LedgerProjector.REQUEST)),
                token == null ? null : TokenId.parse(token),
                new Actor(row.getString(LedgerProjector.BY)),
                row.getString(LedgerProjector.PREVIOUS),
                row.getString(LedgerProjector.HASH));
    }
}
