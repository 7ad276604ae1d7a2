package com.ogensync.connect.rest.ledger;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.account.query.LedgerEntryView;
import org.jspecify.annotations.Nullable;

/** A ledger entry with all hashed fields, each in the text form that is hashed. */
public record EntryRow(
        long entry,
        String type,
        long amount,
        String reason,
        long balance,
        @Nullable String messageId,
        @Nullable Long corrects,
        String at,
        String requestId,
        @Nullable String tokenId,
        String by,
        String previous,
        String hash) {

    /** Converts a view to a row. */
    public static EntryRow of(LedgerEntryView view) {
        var message = view.messageId();
        var token = view.tokenId();
        return new EntryRow(
                view.entry(),
                view.type().text(),
                view.amount(),
                view.reason().text(),
                view.balance(),
                message == null ? null : message.value(),
                view.corrects(),
                Instants.text(view.at()),
                view.requestId().value(),
                token == null ? null : token.value(),
                view.by().value(),
                view.previous(),
                view.hash());
    }
}
