package com.ogensync.connect.app.commandline.audit;

import com.ogensync.connect.app.commandline.Csv;
import com.ogensync.connect.postgres.audit.Movement;

/**
 * The columns of the accounting export, from the account holder's side: a credit is incoming coins, a debit is outgoing
 * coins.
 */
final class AccountingColumns {

    static final String HEADER = Csv.line(
            "date",
            "time",
            "account",
            "entry",
            "type",
            "reason",
            "debit",
            "credit",
            "balance",
            "currency",
            "reference",
            "corrects",
            "request",
            "token",
            "by",
            "hash");

    private AccountingColumns() {}

    static String of(Movement it) {
        var debit = it.change() < 0;
        return Csv.line(
                it.at().substring(0, 10),
                it.at().substring(11),
                it.account(),
                it.entry(),
                it.type(),
                it.reason(),
                debit ? it.amount() : null,
                debit ? null : it.amount(),
                it.balance(),
                "SyncCoin",
                it.messageId(),
                it.corrects(),
                it.requestId(),
                it.tokenId(),
                it.by(),
                it.hash());
    }
}
