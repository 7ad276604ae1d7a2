package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.query.BalanceAt;
import com.ogensync.connect.api.account.query.FindBalanceAt;
import com.ogensync.connect.api.account.query.LedgerEntryView;
import com.ogensync.connect.api.account.query.ListLedgerEntries;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.dispatch.Views;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.ledger.EntryRow;
import com.ogensync.connect.rest.paging.Cursors;
import com.ogensync.connect.rest.paging.Parameters;
import com.ogensync.connect.rest.security.OperatorCaller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Proves an account's balance at any time: every entry up to then, with its cause and the balance after it. */
@RestController
final class AccountLedgerController {

    private static final Page<LedgerEntryView> NO_ENTRIES = new Page<>(List.of(), null);

    /**
     * The balance at a given time, and a page of the entries up to it, oldest first.
     *
     * @param until the time
     * @param credits the balance at that time
     * @param entry the number of the last entry at that time; 0 before the first
     */
    record Proof(
            String until,
            long credits,
            long entry,
            List<EntryRow> entries,
            @Nullable String nextCursor) {}

    private final Dispatch dispatch;
    private final KnownAccounts accounts;
    private final Cursors cursors;
    private final Clock clock;

    AccountLedgerController(Dispatch dispatch, KnownAccounts accounts, Cursors cursors, Clock clock) {
        this.dispatch = dispatch;
        this.accounts = accounts;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GetMapping(path = "/ops/accounts/{id}/ledger", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Success<Proof>> ledger(OperatorCaller operator, @PathVariable String id, Parameters parameters) {
        int limit = parameters.limit();
        var requested = parameters.moment("until");
        var account = accounts.require(id);
        var until = requested.orElseGet(() -> Instants.toMillis(clock.instant()));
        var cursor = cursors.ofOperations("ledger", account.uuid(), requested.orElse(null));
        long after = Objects.requireNonNullElse(cursor.from(parameters), 0L);
        var balance = balanceAt(account, until);
        return Views.show(
                dispatch.<Page<LedgerEntryView>>read(
                        account, position -> new ListLedgerEntries(account, position, after, limit)),
                NO_ENTRIES,
                page -> {
                    var entries = page.items().stream()
                            .takeWhile(entry -> entry.entry() <= balance.entry())
                            .map(EntryRow::of)
                            .toList();
                    var next = entries.size() < page.items().size() ? null : page.next();
                    return new Proof(
                            Instants.text(until), balance.credits(), balance.entry(), entries, cursor.encode(next));
                });
    }

    private BalanceAt balanceAt(AccountId account, Instant until) {
        Answer<BalanceAt> answer = dispatch.read(account, position -> new FindBalanceAt(account, position, until));
        var balance = answer.view();
        if (balance == null && answer.stale()) {
            throw EdgeException.unavailable("The data is not ready yet", 1);
        }
        return balance == null ? new BalanceAt(0, 0) : balance;
    }
}
